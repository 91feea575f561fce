import type { Browser, BrowserContext } from '@playwright/test';
import { signInByPassword } from './journey/walk';
import { base, readMade } from './made';

/** The person whom the journey gave a role in another brand, signed in. */
export async function foreignSession(browser: Browser): Promise<{ context: BrowserContext; brand: string }> {
  const { guestEmail = '', guestPassword = '', guestBrand = '' } = readMade();
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInByPassword(page, base(), guestEmail, guestPassword);
  await page.close();
  return { context, brand: guestBrand };
}
