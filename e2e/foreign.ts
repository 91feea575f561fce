import type { Browser, BrowserContext } from '@playwright/test';
import { ready } from './journey/walk';
import { base, readMade } from './made';

/** The person whom the journey gave a role in another brand, signed in. */
export async function foreignSession(browser: Browser): Promise<{ context: BrowserContext; brand: string }> {
  const { guestEmail = '', guestPassword = '', guestBrand = '' } = readMade();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${base()}/sign-in`);
  await ready(page);
  await page.getByLabel('Email address').fill(guestEmail);
  await page.getByLabel('Password').fill(guestPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/b\//);
  await page.close();
  return { context, brand: guestBrand };
}
