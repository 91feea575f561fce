import { readFile } from 'node:fs/promises';
import { expect, open, ready, type Step } from './walk';

/** Step 6: find the record, read it, export, verify. */
export const provenance: Step = {
  title: 'Legal: filter the provenance log, read a record, export CSV, verify',
  walk: async (walk) => {
    const campaignId = walk.made.campaignPath?.split('/').at(-1);
    const page = await open(walk, 'legal', `/provenance?campaign=${campaignId}&state=delivered`);
    await ready(page);
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows).toHaveCount(2);

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Export/ }).click(),
    ]);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain(walk.made.campaign);

    await page.getByRole('button', { name: /Verify/ }).click();
    await expect(page.getByText(/not yet anchored/).first()).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(/no differences/i).first()).toBeVisible({ timeout: 120_000 });

    await rows.nth(1).getByRole('link').first().click();
    await page.waitForURL(/\/provenance\/[a-z]/);
    walk.made.recordPath = new URL(page.url()).pathname;
    for (const fact of [/Seed/, /Terms/, /Lockset/, /Billed/, /SHA-256/])
      await expect(page.getByText(fact).first()).toBeVisible();
  },
};
