import { expect, open, type Step } from './walk';

/** Step 5: sealed, delivered, read back, recorded. */
export const delivery: Step = {
  title: 'The system: sealed without re-encoding, delivered with its sidecar, read back and compared',
  walk: async (walk) => {
    const path = walk.made.submitted?.assetPath ?? '';
    const page = await open(walk, 'legal', path);
    await expect(page.getByText('Delivered').first()).toBeVisible({ timeout: 60_000 });
    await page.goto(`${walk.base}${path}?tab=deliveries`);
    await expect(page.getByText(/read back from the bucket/i).first()).toBeVisible();
    await page.goto(`${walk.base}${path}?tab=credentials`);
    for (const part of ['Claim', 'Actions', 'Ingredients'])
      await expect(page.getByRole('heading', { name: part })).toBeVisible();
  },
};
