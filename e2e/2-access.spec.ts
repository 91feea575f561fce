import { type APIRequestContext, expect, type Request, test } from '@playwright/test';
import { roles as allRoles } from '@/lib/permission';
import { foreignSession } from './foreign';
import { ready } from './journey/walk';
import { base, type Made, readMade } from './made';
import { pageStatus } from './page-status';
import { addresses, fill, installationRoutes, openRoutes, otherPages, pages, routes } from './places';
import { sessions } from './sessions';

const session = sessions();
let made: Made;
test.beforeAll(() => {
  made = readMade();
});
test.afterAll(() => session.close());

const ask = (who: APIRequestContext, method: 'GET' | 'POST', path: string, headers = {}) =>
  who.fetch(base() + path, { method, maxRedirects: 0, headers, timeout: 60_000 });

test('every page and route of the portal is known here', () => {
  expect(addresses('page.tsx')).toEqual([...Object.keys(pages), ...otherPages].sort());
  expect(addresses('route.ts')).toEqual(
    [...Object.keys(routes), ...Object.keys(installationRoutes), ...openRoutes].sort(),
  );
});

test('without a session, pages lead to signing in and routes answer 401', async ({ request }) => {
  for (const address of Object.keys(pages)) {
    const answer = await ask(request, 'GET', fill(address, made));
    expect(answer.status(), address).toBe(307);
    expect(answer.headers().location, address).toContain('/sign-in');
  }
  for (const [address, { method }] of Object.entries(routes))
    expect((await ask(request, method, fill(address, made))).status(), address).toBe(401);
  for (const [address, method] of Object.entries(installationRoutes))
    expect((await ask(request, method, address)).status(), address).toBe(401);
});

for (const role of allRoles)
  test(`a ${role} opens the pages and routes of that role and no other`, async ({ browser }) => {
    test.setTimeout(240_000);
    const who = (await session.as(browser, role)).request;
    for (const [address, { roles }] of Object.entries(pages)) {
      const status = await pageStatus(who, base() + fill(address, made));
      const expected = roles === 'admin' ? (role === 'admin' ? 200 : 404) : roles.includes(role) ? 200 : 403;
      expect(status, `${role} ${address}`).toBe(expected);
    }
    for (const [address, method] of Object.entries(installationRoutes))
      expect((await ask(who, method, address)).status(), `${role} ${address}`).toBe(
        role === 'admin' ? 422 : 403,
      );
    for (const [address, { roles, method }] of Object.entries(routes)) {
      const status = (await ask(who, method, fill(address, made))).status();
      // Who may ask and sends nothing useful is told so (422); the others are refused before it is read.
      if (roles.includes(role)) expect([200, 201, 422], `${role} ${address}`).toContain(status);
      else expect([403, 422], `${role} ${address}`).toContain(status);
      if (!roles.includes(role) && address !== '/api/b/[brand]/uploads')
        expect(status, `${role} ${address}`).toBe(403);
    }
  });

test('to a person of another brand, nothing of this brand exists', async ({ browser }) => {
  test.setTimeout(240_000);
  const { context, brand: ownBrand } = await foreignSession(browser);
  const who = context.request;
  for (const address of Object.keys(pages)) {
    if (!address.startsWith('/b/')) continue;
    expect(await pageStatus(who, base() + fill(address, made)), address).toBe(404);
  }
  for (const [address, { method }] of Object.entries(routes))
    expect((await ask(who, method, fill(address, made))).status(), address).toBe(404);
  // Nor through their own brand, by an id that somebody told them.
  const inOwn = { ...made, brand: ownBrand };
  for (const address of Object.keys(pages)) {
    if (!/^\/b\/\[brand\]\/.*\[(asset|campaign|record|reference|template)\]/.test(address)) continue;
    // Refused for what it names, or already for the role that they have at home.
    expect([403, 404], address).toContain(await pageStatus(who, base() + fill(address, inOwn)));
  }
  for (const address of [
    '/api/b/[brand]/concepts/[concept]/states',
    '/api/b/[brand]/hand-offs/[handOff]',
    '/api/b/[brand]/locksets/[lockset]',
    '/api/b/[brand]/media/[kind]/[id]',
    '/api/b/[brand]/uploads/cut-out/[reference]',
  ])
    expect((await ask(who, 'GET', fill(address, inOwn))).status(), address).toBe(404);
  await context.close();
});

/** The server action that a page sends, so that it can be sent again by others and changed. */
const isAction = (request: Request) => request.method() === 'POST' && 'next-action' in request.headers();

test('a server action is refused without a session, for another role and for another brand', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000);
  const context = await session.as(browser, 'campaign_manager');
  const page = await context.newPage();
  await page.goto(`${base()}${fill('/b/[brand]/assets/[asset]', made)}`);
  await ready(page);
  const text = `Looks right ${Date.now()}`;
  await page.getByLabel(/note/i).last().fill(text);
  const [sent] = await Promise.all([
    page.waitForRequest(isAction),
    page.getByRole('button', { name: /note/i }).last().click(),
  ]);
  await expect(page.getByText(text)).toHaveCount(1);
  const { cookie: _cookie, ...headers } = sent.headers();
  const again = async (who: APIRequestContext) =>
    (
      await who.fetch(sent.url(), {
        method: 'POST',
        headers,
        data: sent.postDataBuffer() ?? Buffer.alloc(0),
        maxRedirects: 0,
      })
    ).text();
  expect(await again(request)).toContain('unauthenticated');
  const admin = await session.as(browser, 'admin');
  expect(await again(admin.request)).toContain('forbidden');
  const foreign = await foreignSession(browser);
  expect(await again(foreign.context.request)).toContain('not_found');
  await foreign.context.close();
  await page.reload();
  await expect(page.getByText(text)).toHaveCount(1);
  await page.close();
});

test('a run request that says more or other than the form is refused by the action', async ({ browser }) => {
  test.setTimeout(120_000);
  const context = await session.as(browser, 'campaign_manager');
  const page = await context.newPage();
  await page.goto(`${base()}${fill('/b/[brand]/campaigns/[campaign]/run', made)}`);
  await ready(page);
  let sent: Request | undefined;
  await page.route('**/run*', async (route) => {
    const asked = route.request();
    // The preview is an action as well; only the run carries a key.
    if (isAction(asked) && asked.postData()?.includes('idempotencyKey')) {
      sent = asked;
      return route.abort();
    }
    return route.fallback();
  });
  await page.getByRole('button', { name: /^Run \d drafts, \$/ }).click();
  await expect.poll(() => sent !== undefined).toBe(true);
  const { cookie: _cookie, 'content-length': _length, ...headers } = (sent as Request).headers();
  type Body = [{ brand: string; input: Record<string, unknown> & { slots: Record<string, unknown> } }];
  const attack = async (change: (body: Body) => void) => {
    const body = JSON.parse((sent as Request).postData() ?? '[]') as Body;
    change(body);
    const answer = await context.request.fetch((sent as Request).url(), {
      method: 'POST',
      headers,
      data: JSON.stringify(body),
    });
    return answer.text();
  };
  const attacks: [string, (body: Body) => void, RegExp][] = [
    [
      'a prompt of its own',
      ([{ input }]) => Object.assign(input, { prompt: 'a cat' }),
      /Not accepted here: prompt/,
    ],
    ['a seed of its own', ([{ input }]) => Object.assign(input, { seeds: [7] }), /Not accepted here: seeds/],
    [
      'a model of its own',
      ([{ input }]) => Object.assign(input, { routeId: 'x' }),
      /Not accepted here: routeId/,
    ],
    ['a stale lockset', ([{ input }]) => Object.assign(input, { locksetHash: '0'.repeat(64) }), /lockset/i],
    ['an undeclared slot', ([{ input }]) => Object.assign(input.slots, { style: 'noir' }), /slot/i],
    [
      'a value outside its set',
      ([{ input }]) => Object.assign(input.slots, { background: 'the moon' }),
      /serverError/,
    ],
    ['a tier outside the lockset', ([{ input }]) => Object.assign(input, { tier: 'standard' }), /tier/i],
    ['a size outside the lockset', ([{ input }]) => Object.assign(input, { size: '16:9' }), /size/i],
    [
      'a market outside the lockset',
      ([{ input }]) => Object.assign(input.slots, { market: 'fr-FR' }),
      /market/i,
    ],
    ['more pictures than seeds', ([{ input }]) => Object.assign(input, { count: 64 }), /serverError/],
  ];
  for (const [what, change, refusal] of attacks) {
    const answer = await attack(change);
    expect(answer, what).toContain('serverError');
    expect(answer, what).toMatch(refusal);
    expect(answer, what).not.toContain('"runId"');
  }
  await page.close();
});
