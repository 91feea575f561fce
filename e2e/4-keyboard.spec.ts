import { expect, test } from '@playwright/test';
import { ready } from './journey/walk';
import { base } from './made';
import { sessions } from './sessions';

const session = sessions();
test.afterAll(() => session.close());

test('by keyboard alone: skip the frame, find a room, open a campaign, run', async ({ browser }) => {
  const page = await (await session.as(browser, 'campaign_manager')).newPage();
  await page.goto(base());
  await ready(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();

  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox').or(page.getByRole('searchbox')).first();
  await expect(search).toBeFocused();
  await page.keyboard.type('Autumn warmers');
  await expect(page.getByRole('option', { name: /Autumn warmers/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/campaigns\/cmp_/);

  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
      if (!name.test(label)) continue;
      const shown = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement as HTMLElement);
        return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      });
      expect(shown, `the focus on ${name} can be seen`).toBe(true);
      return;
    }
    throw new Error(`Tab does not reach ${name}.`);
  };
  await tabTo(/^Run drafts$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/run/);
  await expect(page.getByRole('button', { name: /^Run \d drafts, \$/ })).toBeEnabled();
  await tabTo(/^Run \d drafts, \$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/concept=/);
  await expect(page.locator('[data-output-state]').first()).toBeVisible();
  await page.close();
});

test('a refused form says why beside the field and keeps what was typed', async ({ browser }) => {
  const page = await (await session.as(browser, 'campaign_manager')).newPage();
  await page.goto(`${base()}/b/northbean/references/new`);
  await ready(page);
  await page.setInputFiles('input[type=file]', {
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('This is text that calls itself a picture.'),
  });
  await page.getByLabel('Name', { exact: false }).first().fill('Not a picture');
  await page.getByLabel('Owner of the rights').fill('Somebody');
  await page.getByLabel('Licence').fill('CC0');
  await page.getByRole('button', { name: 'Store reference' }).click();
  await expect(page.getByText(/not (a|an) .*(picture|image)|PNG, JPEG or WebP/i).first()).toBeVisible();
  await expect(page.getByLabel('Owner of the rights')).toHaveValue('Somebody');
  await page.goto(`${base()}/b/northbean/references?q=Not a picture`);
  await expect(page.getByText('Nothing fits this filter')).toBeVisible();
  await page.close();
});
