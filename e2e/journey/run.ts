import type { Page } from '@playwright/test';
import { expect, open, ready, type Step, type Walk } from './walk';

const done = (page: Page) => page.locator('[data-output-state="succeeded"]');

/** Opens the form of an operation from a picture, runs it, and waits for its picture. */
async function grow(
  walk: Walk,
  page: Page,
  from: string,
  operation: 'vary' | 'refine' | 'localise',
  fill: () => Promise<unknown> = async () => undefined,
): Promise<string> {
  const before = new Set(await assetIds(page));
  await page.goto(`${walk.base}${walk.made.campaignPath}/run?from=${from}&op=${operation}`);
  await ready(page);
  await fill();
  await slotsOf(page).getByLabel('Pictures').selectOption('1');
  const run = page.getByRole('button', { name: /^(Vary|Refine|Localise) .*\$/ });
  await expect(run).toBeEnabled();
  await run.click();
  await page.waitForURL(/concept=/);
  await expect(done(page)).toHaveCount(before.size + 1, { timeout: 120_000 });
  const fresh = (await assetIds(page)).find((id) => !before.has(id));
  if (!fresh) throw new Error(`${operation} brought no new picture.`);
  return fresh;
}

const slotsOf = (page: Page) => page.getByRole('form', { name: 'Slots' });

const assetIds = (page: Page) =>
  page
    .locator('[data-asset-id]')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-asset-id') ?? ''));

const cardOf = (page: Page, assetId: string) => page.locator(`[data-asset-id="${assetId}"]`);

/** Step 3: four drafts, a pick, image to image, the final tier, another market, lineage, submit; an own shot as a start. */
export const run: Step = {
  title:
    'Campaign manager: four drafts, pick, vary, refine, localise, lineage, submit; an own shot starts a concept',
  walk: async (walk) => {
    const { made } = walk;
    const page = await open(walk, 'campaign_manager', `${made.campaignPath}/run`);
    await ready(page);

    // What will happen stands there before any money is spent.
    const what = page.getByRole('region', { name: 'What will happen' });
    await slotsOf(page).getByLabel('Background').selectOption('marble counter');
    await slotsOf(page).getByLabel('Market').selectOption('de-DE');
    await slotsOf(page).getByLabel('Size').selectOption('4:5');
    await expect(what.getByText('marble counter')).toBeVisible();
    await expect(what.getByText(/Sandbox draft/).first()).toBeVisible();
    await expect(what.getByText(/seed/i).first()).toBeVisible();
    await expect(what.getByText(/left/).first()).toBeVisible();

    // A forbidden term is refused beside its field, and nothing typed is lost.
    const mood = slotsOf(page).getByLabel('Headline mood');
    await mood.fill('the best of all');
    await expect(page.getByText(/best/).first()).toBeVisible();
    await expect(mood).toHaveValue('the best of all');
    await mood.fill('calm and warm');

    const start = page.getByRole('button', { name: /^Run 4 drafts, \$0\.04/ });
    await expect(start).toBeEnabled();
    await start.click();
    await page.waitForURL(/concept=/);
    made.conceptPath = new URL(page.url()).pathname + new URL(page.url()).search;
    await expect(done(page)).toHaveCount(4, { timeout: 120_000 });
    const drafts = await assetIds(page);
    const digests = await page.locator('[data-asset-id] img').evaluateAll((images) =>
      Promise.all(
        images.map(async (image) => {
          const bytes = await (await fetch((image as HTMLImageElement).src)).arrayBuffer();
          return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join();
        }),
      ),
    );
    expect(new Set(digests).size, 'four seeds, four pictures').toBe(4);

    const [first = '', second = ''] = drafts;
    // Not picked: the final tier is not offered.
    await expect(cardOf(page, first).getByRole('link', { name: 'Refine' })).toHaveCount(0);
    // By keyboard, as people do who look at many.
    await cardOf(page, first).getByRole('link', { name: 'Vary' }).focus();
    await page.keyboard.press('p');
    await expect(cardOf(page, first).getByText('Picked')).toBeVisible();

    const varied = await grow(walk, page, first, 'vary', () =>
      slotsOf(page).getByLabel('Light').selectOption('golden hour'),
    );
    await cardOf(page, varied).getByRole('button', { name: 'Pick', exact: true }).click();
    await expect(cardOf(page, varied).getByText('Picked')).toBeVisible();
    const refined = await grow(walk, page, varied, 'refine');
    const localised = await grow(walk, page, refined, 'localise', () =>
      slotsOf(page).getByLabel('Market').selectOption('en-GB'),
    );
    for (const id of [refined, localised, second]) {
      await cardOf(page, id).getByRole('button', { name: 'Pick', exact: true }).click();
      await expect(cardOf(page, id).getByText('Picked')).toBeVisible();
    }

    await page.goto(`${walk.base}${walk.brand}/assets/${localised}`);
    // Draft, variation, final, localised: the whole way from the root.
    const strip = page.getByRole('list', { name: 'From the root to this picture' });
    await expect(strip.getByRole('listitem')).toHaveCount(4);

    await page.goto(walk.base + made.conceptPath);
    await ready(page);
    for (const id of [localised, second]) {
      await cardOf(page, id).getByRole('button', { name: 'Submit' }).click();
      await expect(cardOf(page, id).getByText('In brand review')).toBeVisible();
    }
    made.submitted = { assetId: localised, assetPath: `${walk.brand}/assets/${localised}` };
    made.turnedDown = { assetId: second };

    await page.goto(`${walk.base}${made.campaignPath}/run/upload`);
    await ready(page);
    await page.setInputFiles('input[type=file]', walk.photos.shot);
    await page.getByLabel('Name of the concept').fill(`Own shot ${walk.tag}`);
    await page.getByLabel('Who owns the rights').fill('Our own studio');
    await page.getByLabel('Licence').fill('Own work');
    await page.getByLabel('Territories').fill('DE GB');
    await page.getByRole('button', { name: 'Upload and go on' }).click();
    await page.waitForURL(/from=ast_/);
    await ready(page);
    await slotsOf(page).getByLabel('Pictures').selectOption('1');
    await page.getByRole('button', { name: /^Vary 1 picture, \$/ }).click();
    await page.waitForURL(/concept=/);
    await expect(done(page)).toHaveCount(1, { timeout: 120_000 });
  },
};
