import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Locator, type Page, expect as plainExpect } from '@playwright/test';
import sharp from 'sharp';
import { type Role, roleNames } from '@/lib/permission';

/** Patient: the walk is also taken on small machines that draw pictures meanwhile. */
export const expect = plainExpect.configure({ timeout: 30_000 });

/** What the steps share: a browser with one session per role, and what earlier steps made. */
export type Walk = {
  base: string;
  /** Path of the brand, such as `/b/northbean`. */
  brand: string;
  /** Makes names unique, so that the walk can be taken again on the same portal. */
  tag: string;
  /** The page of a role, signed in by the demo's own button. */
  as: (role: Role) => Promise<Page>;
  /** A page without any session. */
  fresh: () => Promise<Page>;
  photos: { product: string; shot: string };
  made: {
    template: string;
    reference: string;
    campaign: string;
    /** Paths inside the portal. */
    campaignPath?: string;
    conceptPath?: string;
    submitted?: { assetPath: string; assetId: string };
    turnedDown?: { assetId: string };
    handOffPath?: string;
    recordPath?: string;
    /** A reading of terms with a kept copy. */
    termsId?: string;
    guest?: { email: string; password: string; personPath: string; brand: string };
  };
};

export type Step = { title: string; walk: (walk: Walk) => Promise<void> };

/** Two photographs of the demo, changed a little so that no portal knows their bytes yet. */
async function photographs(tag: string): Promise<Walk['photos']> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-journey-'));
  const shade = Number.parseInt(tag.slice(-2), 36) / 1296;
  const shot = async (name: string, source: string, hue: number) => {
    const path = join(folder, name);
    await writeFile(
      path,
      await sharp(source)
        .modulate({ hue, brightness: 0.96 + shade * 0.08 })
        .resize(1200)
        .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
        .withExif({ IFD0: { ImageDescription: tag } })
        .toBuffer(),
    );
    return path;
  };
  return {
    product: await shot('red-cup.jpg', 'demo/coffee.png', 0),
    shot: await shot('own-shot.jpg', 'demo/coffee.png', 20),
  };
}

export async function startWalk(browser: Browser, base: string): Promise<Walk> {
  const tag = Date.now().toString(36);
  const pages = new Map<Role, Promise<Page>>();
  const fresh = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.setDefaultNavigationTimeout(60_000);
    return context.newPage();
  };
  const signIn = async (role: Role): Promise<Page> => {
    const page = await fresh();
    await signInByDemo(page, base, role);
    return page;
  };
  const as: Walk['as'] = (role) => {
    const known = pages.get(role) ?? signIn(role);
    pages.set(role, known);
    return known;
  };
  const page = await as('campaign_manager');
  const [brand] = /^\/b\/[^/]+/.exec(new URL(page.url()).pathname) ?? [];
  if (!brand) throw new Error(`Signing in led to ${page.url()} and to no brand.`);
  return {
    base,
    brand,
    tag,
    as,
    fresh,
    photos: await photographs(tag),
    made: { template: `Cup at home ${tag}`, reference: `Red cup ${tag}`, campaign: `Journey ${tag}` },
  };
}

/** Opens a path of the brand as a role. */
export async function open(walk: Walk, role: Role, path: string): Promise<Page> {
  const page = await walk.as(role);
  await page.goto(walk.base + (path.startsWith('/b/') ? path : walk.brand + path));
  return page;
}

/**
 * Waits until the browser runs the page's script: what is typed before that would be lost. An element belongs to React
 * once it carries its properties.
 */
export async function ready(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  // Hidden fields of a form without script are the server's, and stay so.
  const parts = 'main :is(h1, button, input:not([type="hidden"]), select, textarea, form)';
  await page.waitForFunction(
    (selector) =>
      [...document.querySelectorAll(selector)].every((element) =>
        Object.keys(element).some((key) => key.startsWith('__reactProps$')),
      ),
    parts,
    { timeout: 30_000 },
  );
}

/** Ticks a box as the keyboard does; its own input is hidden behind the drawn one. */
export async function tick(box: Locator): Promise<void> {
  await box.focus();
  await box.press('Space');
  await expect(box).toBeChecked();
}

/** The open dialog, whether it asks or warns. */
export const dialogOf = (page: Page): Locator =>
  page.getByRole('dialog').or(page.getByRole('alertdialog')).filter({ visible: true });

/** Signs in by the demo's own button of a role. */
export async function signInByDemo(page: Page, base: string, role: Role): Promise<void> {
  await page.goto(`${base}/sign-in`);
  await page.getByRole('button', { name: roleNames[role], exact: false }).first().click();
  await page.waitForURL((url) => /^\/(b|admin)\//.test(url.pathname));
}

/** Signs in by the form, as somebody does who was given a password. */
export async function signInByPassword(
  page: Page,
  base: string,
  email: string,
  password: string,
): Promise<void> {
  await page.goto(`${base}/sign-in`);
  await ready(page);
  const form = page.getByRole('form', { name: 'Sign in with a password' });
  await form.getByRole('textbox', { name: 'Email address' }).fill(email);
  await form.getByRole('textbox', { name: 'Password' }).fill(password);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/b\//);
}
