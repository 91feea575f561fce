import { expect, test } from '@playwright/test';
import { ready } from './journey/walk';
import { base } from './made';
import { sessions } from './sessions';

const session = sessions();
test.afterAll(() => session.close());

test('a provider key is entered, replaced and removed, and never comes back to the browser', async ({
  browser,
}) => {
  const context = await session.as(browser, 'admin');
  const page = await context.newPage();
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(base())) bodies.push(response.text().catch(() => ''));
  });
  const [first, second] = ['r8-first-key-0123456789', 'r8-second-key-9876543210'];
  await page.goto(`${base()}/admin/models/keys`);
  await ready(page);
  const row = page.locator('#key-replicate');
  await expect(row.getByText('REPLICATE_API_TOKEN')).toBeVisible();

  const key = row.getByLabel('Key', { exact: true });
  await expect(key).toHaveAttribute('type', 'password');
  await key.fill('short');
  await row.getByRole('button', { name: 'Enter the key' }).click();
  await expect(row.getByText('A key has at least 8 characters.').first()).toBeVisible();
  await key.fill(first);
  await key.press('Enter');
  await expect(row.getByText('Entered here')).toBeVisible();
  const another = row.getByLabel('Another key');
  await expect(another).toHaveValue('');
  await another.fill(second);
  await row.getByRole('button', { name: 'Replace the key' }).click();
  await expect(another).toHaveValue('');
  await expect(page.locator('#history li')).toHaveCount(2);

  for (const path of [
    '/admin/models/keys',
    '/admin/models',
    '/admin/models/replicate:black-forest-labs-flux-2-pro:api',
  ]) {
    await page.goto(base() + path);
    await ready(page);
  }
  await page.goto(`${base()}/admin/models/keys`);
  await ready(page);
  await row.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove the key' }).click();
  await expect(row.getByRole('button', { name: 'Enter the key' })).toBeVisible();

  const received = (await Promise.all(bodies)).join('\n');
  expect(received.length).toBeGreaterThan(10_000);
  for (const secret of [first, second]) expect(received.includes(secret)).toBe(false);
  await page.close();
});
