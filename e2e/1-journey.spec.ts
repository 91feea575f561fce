import { test } from '@playwright/test';
import { collectMade } from './journey/collect';
import { steps } from './journey/steps';
import { startWalk, type Walk } from './journey/walk';
import { base, keepMade } from './made';

test.describe
  .serial('the main job, end to end', () => {
    let walk: Walk;
    test.beforeAll(async ({ browser }) => {
      walk = await startWalk(browser, base());
    });
    // What comes after looks at what was made here.
    test.afterAll(async () => keepMade(await collectMade(walk)));
    for (const [index, step] of steps.entries())
      test(`${index + 1}. ${step.title}`, async () => {
        test.setTimeout(240_000);
        await step.walk(walk);
      });
  });
