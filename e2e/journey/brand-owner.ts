import { readFile } from 'node:fs/promises';
import { expect, open, ready, type Step } from './walk';

/** Step 1: brand kit, a template in two versions, a reference with its rights and its cut-out. */
export const brandOwner: Step = {
  title: 'Brand owner: brand kit, template versions 1 and 2, a reference with rights',
  walk: async (walk) => {
    const { template, reference } = walk.made;

    const kit = await open(walk, 'brand_owner', '/kit');
    await ready(kit);
    const terms = kit.getByLabel('Terms, one a line');
    const forbidden = `miracle ${walk.tag}`;
    await terms.fill(`${await terms.inputValue()}\n${forbidden}`);
    await kit.getByLabel('Try a sentence').fill(`A Mírâcle ${walk.tag} in a cup`);
    await expect(kit.getByText(forbidden).last()).toBeVisible();
    await kit.getByRole('button', { name: 'Save brand kit' }).click();
    await expect(kit.getByText('Saved', { exact: true })).toBeVisible();

    const page = await open(walk, 'brand_owner', '/templates/new');
    await ready(page);
    await page.getByLabel('Name').fill(template);
    await page.getByRole('button', { name: 'Create template' }).click();
    await page.waitForURL(/\/templates\/tpl_/);
    await ready(page);
    // The composed prompt follows what is typed, locked words marked as locked.
    const locked = page.getByRole('textbox', { name: /locked text/i }).first();
    await locked.fill('A calm campaign photograph of the product, unchanged. The scene:');
    await expect(page.locator('[data-kind="locked"]').first()).toHaveText(/A calm campaign photograph/);
    for (const [note, number] of [
      ['First words', 1],
      ['Calmer', 2],
    ] as const) {
      if (number === 2) await locked.fill('A very calm campaign photograph of the product. The scene:');
      await page.getByLabel('What changed').fill(note);
      await page.getByRole('button', { name: `Publish version ${number}` }).click();
      await expect(page.getByText(`Version ${number} is published`)).toBeVisible();
    }

    const add = await open(walk, 'brand_owner', '/references/new');
    await ready(add);
    await add.setInputFiles('input[type=file]', walk.photos.product);
    await add.getByLabel('Name', { exact: false }).first().fill(reference);
    await add.getByLabel('Owner of the rights').fill('Our own studio');
    await add.getByLabel('Licence').fill('Own work');
    await add.getByLabel('Last day').fill('2031-12-31');
    await add.getByRole('button', { name: 'Store reference' }).click();
    await add.waitForURL(/\/references\/ref_[^/]+\/mask/);
    await ready(add);
    // The outline of the cup, clicked point by point.
    await add.getByRole('radio', { name: /Draw an outline/ }).check();
    const photo = add.getByRole('application');
    // Only a loaded photo has its place.
    await expect
      .poll(() =>
        photo.locator('img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
      )
      .toBeTruthy();
    const box = await photo.boundingBox();
    if (!box) throw new Error('The photo to cut out is not shown.');
    const outline = JSON.parse(await readFile('demo/coffee-outline.json', 'utf8')) as {
      x: number;
      y: number;
    }[];
    for (const point of outline.filter((_, index) => index % 8 === 0))
      await photo.click({ position: { x: point.x * box.width, y: point.y * box.height } });
    await expect(add.getByRole('img', { name: `${reference}, cut out` })).toBeVisible();
    await add.getByRole('button', { name: 'Save cut-out' }).click();
    await add.waitForURL(/\/references\/ref_[^/]+$/);
  },
};
