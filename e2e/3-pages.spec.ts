import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Role } from '@/lib/permission';
import { ready } from './journey/walk';
import { base, type Made, readMade } from './made';
import { fill, pages } from './places';
import { sessions } from './sessions';

const session = sessions();
let made: Made;
test.beforeAll(() => {
  made = readMade();
});
test.afterAll(() => session.close());

/** The role that has the most to do on a page. */
function roleFor(address: string): Role {
  const { roles } = pages[address] as (typeof pages)[string];
  if (roles === 'admin') return 'admin';
  const wanted: Role[] = /templates|kit|references/.test(address)
    ? ['brand_owner']
    : /terms|provenance|review/.test(address)
      ? ['legal']
      : /budget|insights/.test(address)
        ? ['lead']
        : ['campaign_manager'];
  return [...wanted, ...roles].find((role) => roles.includes(role)) ?? 'campaign_manager';
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    );
}

const looks = [
  { width: 1440, height: 900, scheme: 'light' as const },
  { width: 390, height: 844, scheme: 'dark' as const },
];

for (const address of [...Object.keys(pages), '/sign-in'])
  test(`${address} is accessible and fits, wide in light and narrow in dark`, async ({ browser }) => {
    const context =
      address === '/sign-in' ? await browser.newContext() : await session.as(browser, roleFor(address));
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    for (const { width, height, scheme } of looks) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(base() + fill(address, made));
      await ready(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      expect(await violations(page), `${width} ${scheme}`).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, `wider than ${width} px`).toBeLessThanOrEqual(0);
    }
    expect(errors).toEqual([]);
    await page.close();
    if (address === '/sign-in') await context.close();
  });

/** Compressed script that the first load of a page names, in kB. */
const limits = { none: 170, form: 215, chart: 260 };

/** What a page with charts loads by itself once it is shown. */
async function loadedLater(browser: Browser, address: string): Promise<string[]> {
  const page = await (await session.as(browser, roleFor(address))).newPage();
  await page.goto(base() + fill(address, made));
  await expect(page.locator('svg.recharts-surface').first()).toBeVisible();
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
  );
  await page.close();
  return loaded.filter((path) => path.endsWith('.js'));
}

test('each page loads no more script than it needs', async ({ browser }) => {
  test.setTimeout(240_000);
  const sizes = new Map<string, number>();
  const lines: string[] = [];
  const over: string[] = [];
  for (const [address, { script }] of Object.entries(pages)) {
    const { request } = await session.as(browser, roleFor(address));
    const html = await (await request.get(base() + fill(address, made))).text();
    // Browsers of today leave the scripts for old ones (noModule) alone.
    const tags = [...html.matchAll(/<script[^>]+>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !/nomodule/i.test(tag));
    const sources = new Set(tags.flatMap((tag) => / src="([^"]+)"/.exec(tag)?.[1] ?? []));
    expect(sources.size, address).toBeGreaterThan(0);
    const weigh = async (names: Iterable<string>) => {
      let bytes = 0;
      for (const name of names) {
        if (!sizes.has(name))
          sizes.set(name, gzipSync(await (await request.get(base() + name)).body()).length);
        bytes += sizes.get(name) ?? 0;
      }
      return bytes / 1000;
    };
    const kB = await weigh(sources);
    if (script === 'chart') {
      const all = await weigh(new Set([...sources, ...(await loadedLater(browser, address))]));
      lines.push(`${all.toFixed(0).padStart(5)} kB once its charts are drawn  ${address}`);
    }
    lines.push(`${kB.toFixed(0).padStart(5)} kB of ${limits[script]}  ${address}`);
    if (kB > limits[script]) over.push(`${address}: ${kB.toFixed(0)} kB`);
  }
  console.log(`Script of the first load, gzip:\n${lines.join('\n')}`);
  expect(over).toEqual([]);
});
