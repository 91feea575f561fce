import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { steps } from '../e2e/journey/steps';
import { startWalk } from '../e2e/journey/walk';
import { launchOptions } from './browser';
import { startDemo } from './demo-process';

/** A picture of every open page, in a folder of its own. */
async function pictures(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-journey-'));
  const open = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of open.entries())
    await page.screenshot({ path: join(folder, `${index + 1}.png`) }).catch(() => undefined);
  return folder;
}

/** `npm run journey [URL]`: walks the main job through a running demo, or through one of its own. */
const given = process.argv[2] ?? process.env.COUNTERSIGN_URL;
const demo = given ? null : await startDemo();
const base = (given ?? demo?.url ?? '').replace(/\/$/, '');
const browser = await chromium.launch(launchOptions());
let failed = 0;
try {
  console.log(`Walking the main job at ${base}`);
  const walk = await startWalk(browser, base);
  for (const [index, step] of steps.entries()) {
    const began = performance.now();
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    try {
      await step.walk(walk);
      console.log(`pass  ${index + 1}. ${step.title} (${seconds()})`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${index + 1}. ${step.title} (${seconds()})`);
      console.log(error instanceof Error ? error.message : error);
      console.log(`What each person saw: ${await pictures()}`);
      // What follows stands on what was made here.
      if (index < 5) break;
    }
  }
} finally {
  await browser.close();
  await demo?.stop();
}
console.log(failed === 0 ? 'The main job works.' : 'The main job does not go through.');
process.exit(failed === 0 ? 0 : 1);
