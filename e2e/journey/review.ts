import type { Page } from '@playwright/test';
import type { Role } from '@/lib/permission';
import { dialogOf, expect, open, ready, type Step, type Walk } from './walk';

async function toSubmission(walk: Walk, role: Role, assetId: string): Promise<Page> {
  const page = await open(walk, role, `/assets/${assetId}`);
  await page.getByRole('link', { name: 'Open in review' }).click();
  await page.waitForURL(/\/review\?submission=/);
  await expect(page.getByRole('region', { name: 'Decision and record' })).toBeVisible();
  await ready(page);
  return page;
}

async function signOff(page: Page, person: RegExp): Promise<void> {
  await page.keyboard.press('a');
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('blockquote')).toContainText(/[0-9a-f]{64}/);
  await expect(dialog.getByRole('blockquote')).toContainText(person);
  await dialog.getByRole('button', { name: 'Sign off' }).click();
  await expect(dialog).toBeHidden();
}

/** Step 4: the submitter cannot sign; brand and legal do, bound to the hash; another picture is sent back. */
export const review: Step = {
  title: 'Brand owner, then legal: sign off bound to the SHA-256; changes requested; the submitter cannot',
  walk: async (walk) => {
    const { submitted, turnedDown } = walk.made;
    if (!submitted || !turnedDown) throw new Error('Nothing was submitted.');

    const manager = await toSubmission(walk, 'campaign_manager', submitted.assetId);
    await expect(manager.getByRole('button', { name: /^Sign off/ })).toHaveCount(0);

    const owner = await toSubmission(walk, 'brand_owner', submitted.assetId);
    await expect(owner.getByText('What was asked')).toBeVisible();
    await signOff(owner, /I, /);

    const back = await toSubmission(walk, 'brand_owner', turnedDown.assetId);
    await back.keyboard.press('r');
    const dialog = dialogOf(back);
    await dialog.getByRole('textbox').fill('Calmer light, please.');
    await dialog.getByRole('button', { name: 'Request changes' }).click();
    await expect(dialog).toBeHidden();

    const legal = await toSubmission(walk, 'legal', submitted.assetId);
    await signOff(legal, /I, /);
    await legal.goto(walk.base + submitted.assetPath);
    await expect(legal.getByText(/Approved|Delivered/).first()).toBeVisible();
  },
};
