import type { Browser, BrowserContext } from '@playwright/test';
import type { Role } from '@/lib/permission';
import { signInByDemo } from './journey/walk';
import { base } from './made';

/** A browser context signed in by the demo's button of a role; kept for all tests of a file. */
export function sessions() {
  const known = new Map<Role, Promise<BrowserContext>>();
  const open = async (browser: Browser, role: Role): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await signInByDemo(page, base(), role);
    await page.close();
    return context;
  };
  return {
    as: (browser: Browser, role: Role) => {
      const context = known.get(role) ?? open(browser, role);
      known.set(role, context);
      return context;
    },
    close: async () => {
      for (const context of known.values()) await (await context).close();
    },
  };
}
