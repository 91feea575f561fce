import type { Browser, BrowserContext } from '@playwright/test';
import { type Role, roleNames } from '@/lib/permission';
import { base } from './made';

/** A browser context signed in by the demo's button of a role; kept for all tests of a file. */
export function sessions() {
  const known = new Map<Role, Promise<BrowserContext>>();
  const open = async (browser: Browser, role: Role): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${base()}/sign-in`);
    await page.getByRole('button', { name: roleNames[role], exact: false }).first().click();
    await page.waitForURL((url) => /^\/(b|admin)\//.test(url.pathname));
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
