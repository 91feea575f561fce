import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { dialogOf, expect, open, ready, type Step } from './walk';

/** Step 7: the figures, and a concept that no longer pays goes to a designer. */
export const insights: Step = {
  title: 'Lead: throughput and fatigue in figures and charts; hand off a concept as a ZIP',
  walk: async (walk) => {
    // Attempts without a pick, until going on costs more than the hand-off price of the budget.
    const manager = await open(walk, 'campaign_manager', `${walk.made.campaignPath}/run`);
    await ready(manager);
    await manager.getByRole('form', { name: 'Slots' }).getByLabel('Background').selectOption('city window');
    await manager.getByRole('button', { name: /^Run 4 drafts, \$/ }).click();
    await manager.waitForURL(/concept=/);
    await expect(manager.locator('[data-output-state="succeeded"]')).toHaveCount(4, { timeout: 120_000 });

    const campaignId = walk.made.campaignPath?.split('/').at(-1);
    const page = await open(walk, 'lead', `/insights?campaign=${campaignId}`);
    await ready(page);
    for (const figure of [/Approved/, /Time to concept/i, /First-pass yield/i, /Cost per approved/i])
      await expect(page.getByText(figure).first()).toBeVisible();
    await page
      .getByRole('button', { name: /^Hand to a designer/ })
      .first()
      .click();
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox').fill('The light from the window never sits right on the cup.');
    await dialog.getByRole('button', { name: 'Make the package' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: 'Download the package' }).click(),
    ]);
    walk.made.handOffPath = new URL(file.url()).pathname;
    const names = Object.keys(unzipSync(new Uint8Array(await readFile(await file.path()))));
    expect(names.filter((name) => /drafts\//.test(name))).toHaveLength(4);
    for (const part of [/brief\.md$/, /references\//, /history\.json$/, /SHA256SUMS$/])
      expect(
        names.some((name) => part.test(name)),
        String(part),
      ).toBe(true);
  },
};
