import { findBudget } from '@/lib/budgets/store';
import { db } from '@/lib/db/client';
import { requestRun } from '@/lib/runs/request-run';
import { report, timed } from '@/test-support/bench';
import { makeActiveCampaign, makeWorld, runRequest } from '@/test-support/fixtures';

const PRICE = 10_000;

/** 200 requests at once against money for 50, and 50 one after another; throws when not exactly 50 start. */
export default async function budget(): Promise<void> {
  const world = await makeWorld();
  const race = await makeActiveCampaign(world, { limitMicros: 50 * PRICE });
  let started = 0;
  const raced = await timed(async () => {
    const ended = await Promise.allSettled(
      Array.from({ length: 200 }, () => requestRun(world.as.campaign_manager, runRequest(race))),
    );
    started = ended.filter(({ status }) => status === 'fulfilled').length;
  });
  const left = await findBudget(db(), race.campaignId);
  if (started !== 50 || left?.reservedMicros !== 50 * PRICE)
    throw new Error(`${started} of 200 runs started on money for 50.`);
  console.log(`  200 requests at once against money for 50: exactly ${started} started`);
  const calm = await makeActiveCampaign(world);
  const alone = await timed(async () => {
    for (let done = 0; done < 50; done++) await requestRun(world.as.campaign_manager, runRequest(calm));
  });
  report({
    name: 'budget',
    unit: 'requests/s',
    figure: 200 / (raced / 1000),
    what: '200 requests at once on one budget, refusals included',
    baseline: 50 / (alone / 1000),
    against: '50 requests one after another',
  });
}
