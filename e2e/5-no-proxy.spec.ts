import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Made, readMade } from './made';
import { pageStatus } from './page-status';
import { fill, pages, routes } from './places';
import { startPortal } from './portal';
import { sessions } from './sessions';

/**
 * The same build with its proxy cut out, started beside the demo on the demo's own database: what proxy.ts does is
 * gone, and everything is refused all the same.
 */
test.describe('without proxy.ts', () => {
  const session = sessions();
  let portal: Awaited<ReturnType<typeof startPortal>> | undefined;
  let folder: string;
  let url: string;
  let made: Made;

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    made = readMade();
    folder = mkdtempSync(join(tmpdir(), 'countersign-no-proxy-'));
    cpSync('.next', join(folder, '.next'), {
      recursive: true,
      filter: (path) => !/\.next\/(cache|dev)(\/|$)/.test(path),
    });
    for (const name of ['node_modules', 'package.json', 'next.config.ts', 'drizzle', 'lib', 'tsconfig.json'])
      symlinkSync(join(process.cwd(), name), join(folder, name));
    cutProxy(join(folder, '.next', 'server'));
    portal = await startPortal(undefined, folder);
    url = portal.url;
  });
  test.afterAll(async () => {
    portal?.stop();
    await session.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  test('it is really gone', async ({ request }) => {
    const answer = await request.get(`${url}/sign-in`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-security-policy']).toBeUndefined();
  });

  test('pages and routes are refused without a session', async ({ request }) => {
    for (const address of Object.keys(pages)) {
      const answer = await request.get(url + fill(address, made), { maxRedirects: 0 });
      expect(answer.status(), address).toBe(307);
      expect(answer.headers().location, address).toContain('/sign-in');
    }
    for (const [address, { method }] of Object.entries(routes))
      expect((await request.fetch(url + fill(address, made), { method })).status(), address).toBe(401);
  });

  test('and for the wrong role', async ({ browser }) => {
    const context = await session.as(browser, 'creative');
    // Cookies do not know ports: the session of the demo counts here as well.
    for (const [address, { roles }] of Object.entries(pages)) {
      if (roles === 'admin' || roles.includes('creative')) continue;
      expect(await pageStatus(context.request, url + fill(address, made)), address).toBe(403);
    }
    const exported = await context.request.get(url + fill('/api/b/[brand]/provenance/export', made));
    expect(exported.status()).toBe(403);
  });
});

/** Takes the proxy out of the build's manifests; there must have been one. */
function cutProxy(server: string): void {
  const manifest = join(server, 'middleware-manifest.json');
  const known = JSON.parse(readFileSync(manifest, 'utf8')) as { middleware: Record<string, unknown> };
  const functions = join(server, 'functions-config-manifest.json');
  const config = JSON.parse(readFileSync(functions, 'utf8')) as { functions: Record<string, unknown> };
  const before = Object.keys(known.middleware).length + Number('/_middleware' in config.functions);
  if (before === 0) throw new Error('The build has no proxy to cut out.');
  writeFileSync(manifest, JSON.stringify({ ...known, middleware: {}, sortedMiddleware: [] }));
  const { '/_middleware': _proxy, ...rest } = config.functions;
  writeFileSync(functions, JSON.stringify({ ...config, functions: rest }));
}
