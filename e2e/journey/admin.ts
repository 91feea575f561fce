import { expect, open, ready, type Step, signInByPassword } from './walk';

/** Step 8: a brand, a person with a role in it who signs in and sees that brand only, models and tiers. */
export const admin: Step = {
  title: 'Admin: a brand, a person with a role in it, models and tiers; nobody else sees these pages',
  walk: async (walk) => {
    const { tag, base } = walk;
    const page = await walk.as('admin');
    await page.goto(`${base}/admin/brands/new`);
    await ready(page);
    await page
      .getByLabel('Name', { exact: true })
      .or(page.getByLabel('Name*', { exact: true }))
      .fill(`Other ${tag}`);
    await page.getByRole('button', { name: 'Set the brand up' }).click();
    await page.waitForURL(/\/admin\/brands\/other-/);

    const email = `guest-${tag}@demo.test`;
    await page.goto(`${base}/admin/people/new`);
    await ready(page);
    await page.getByRole('textbox', { name: /^Name/ }).fill(`Guest ${tag}`);
    await page.getByRole('textbox', { name: /^Email address/ }).fill(email);
    await page.getByRole('button', { name: 'Add the person' }).click();
    const password = (await page.locator('code').first().textContent()) ?? '';
    await page.getByRole('link', { name: /Give .* a role/ }).click();
    await page.waitForURL(/\/admin\/people\/per_/);
    await ready(page);
    await page.getByRole('combobox', { name: /^Brand/ }).selectOption({ label: `Other ${tag}` });
    await page.getByRole('combobox', { name: /^Role/ }).selectOption({ label: 'Brand owner' });
    await page.getByRole('button', { name: 'Give the role' }).click();
    await expect(page.getByText(`Guest ${tag} is now brand owner in Other ${tag}.`)).toBeVisible();
    walk.made.guest = { email, password, personPath: new URL(page.url()).pathname, brand: `other-${tag}` };

    await page.goto(`${base}/admin/models`);
    await expect(page.getByText('Sandbox draft').first()).toBeVisible();
    await expect(page.getByText(/No key/).first()).toBeVisible();

    // A reading of a provider's terms, with a copy of the document; legal of the brand then finds it as a download.
    const model = `models/${encodeURIComponent('google:gemini-3-pro-image:paid')}`;
    await page.goto(`${base}/admin/${model}/terms`);
    await ready(page);
    const copy = { name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from(`Terms as read, ${tag}`) };
    await page.getByLabel('A copy of it').setInputFiles(copy);
    await page.getByRole('button', { name: /^Record version/ }).click();
    await page.waitForURL((url) => url.pathname.endsWith(model));
    const reader = await open(
      walk,
      'legal',
      `/terms/${encodeURIComponent('google:gemini-3-pro-image:paid')}`,
    );
    const document = reader.getByRole('link', { name: 'terms.txt' }).first();
    const href = (await document.getAttribute('href')) ?? '';
    walk.made.termsId = href.split('/terms/')[1]?.split('/')[0] ?? '';
    const kept = await reader.request.get(base + href);
    expect(kept.headers()['content-disposition']).toContain('attachment');
    expect(await kept.text()).toBe(`Terms as read, ${tag}`);

    const guest = await walk.fresh();
    await signInByPassword(guest, base, email, password);
    expect(new URL(guest.url()).pathname).toBe(`/b/other-${tag}`);
    const answer = await guest.goto(base + walk.brand);
    expect(answer?.status(), 'the first brand does not exist to them').toBe(404);
    await guest.context().close();

    const legal = await walk.as('legal');
    expect((await legal.goto(`${base}/admin/people`))?.status()).toBe(404);
  },
};
