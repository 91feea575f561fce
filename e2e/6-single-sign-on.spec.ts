import { createServer, type Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import Provider from 'oidc-provider';
import { freePort } from '../scripts/services';
import { startPortal } from './portal';

/** A real OpenID Connect provider on loopback: whoever types an address is that person. */
test.describe('single sign-on by any OpenID Connect provider', () => {
  let provider: Server;
  let portal: Awaited<ReturnType<typeof startPortal>> | undefined;

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    const port = await freePort();
    const issuer = `http://localhost:${port}`;
    portal = await startPortal(() => ({
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'countersign',
      OIDC_CLIENT_SECRET: 'a secret of this test',
      OIDC_NAME: 'Northbean sign-in',
    }));
    const oidc = new Provider(issuer, {
      clients: [
        {
          client_id: 'countersign',
          client_secret: 'a secret of this test',
          redirect_uris: [`${portal.url}/api/auth/callback/oidc`],
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      cookies: { keys: ['a key of this test'] },
      findAccount: (_ctx, id) => ({
        accountId: id,
        claims: () => ({
          sub: id,
          email: id.replace('unverified-', ''),
          email_verified: !id.startsWith('unverified-'),
        }),
      }),
    });
    provider = createServer(oidc.callback());
    await new Promise<void>((done) => provider.listen(port, '127.0.0.1', done));
  });
  test.afterAll(() => {
    portal?.stop();
    provider?.closeAllConnections();
    provider?.close();
  });

  /** Through the provider's own pages and back. */
  async function signInAs(page: Page, login: string): Promise<void> {
    await page.goto(`${portal?.url}/sign-in`);
    await page.getByRole('button', { name: 'Northbean sign-in' }).click();
    await page.locator('input[name="login"]').fill(login);
    await page.locator('input[name="password"]').fill('anything');
    await page.locator('button[type="submit"]').click();
    await page.getByRole('button', { name: /continue/i }).click();
    await page.waitForURL((url) => url.origin === portal?.url);
  }

  test('a known person with a verified address is in', async ({ page }) => {
    await signInAs(page, 'legal@demo.test');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello');
    expect(new URL(page.url()).pathname).toBe('/b/northbean');
  });

  test('an address that the provider does not vouch for, or that nobody here has, is not', async ({
    browser,
  }) => {
    for (const login of ['unverified-legal@demo.test', 'stranger@example.test']) {
      const page = await (await browser.newContext()).newPage();
      await signInAs(page, login);
      expect(new URL(page.url()).pathname, login).toBe('/sign-in');
      await expect(page.getByRole('alert').or(page.getByRole('status')).first(), login).toBeVisible();
      await page.goto(`${portal?.url}/b/northbean`);
      expect(new URL(page.url()).pathname, login).toBe('/sign-in');
      await page.context().close();
    }
  });
});
