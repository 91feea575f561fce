import { checkLedger } from '@/lib/budgets/check-ledger';
import { setMonthlyBudget } from '@/lib/budgets/set-monthly-budget';
import { brandSpending } from '@/lib/budgets/spending-store';
import { db, pool } from '@/lib/db/client';
import { requestRun } from '@/lib/runs/request-run';
import { report, timed } from '@/test-support/bench';
import { makeActiveCampaign, makeWorld, runRequest } from '@/test-support/fixtures';

const PRICE = 10_000;
const AT_ONCE = 500;
const COVERED = 50;

/** What a limit on one kind of budget lets through of 500 requests at once; throws unless it is exactly 50. */
async function race(kind: 'campaign' | 'person' | 'brand'): Promise<number> {
  const world = await makeWorld();
  const limitMicros = COVERED * PRICE;
  const campaign = await makeActiveCampaign(world, kind === 'campaign' ? { limitMicros } : {});
  if (kind !== 'campaign')
    await setMonthlyBudget(world.as.lead, {
      whose: kind === 'brand' ? 'brand' : 'everybody',
      personId: null,
      currency: 'USD',
      limitMicros,
      enforcement: 'hard',
    });
  let started = 0;
  const took = await timed(async () => {
    const ended = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, () => requestRun(world.as.campaign_manager, runRequest(campaign))),
    );
    started = ended.filter(({ status }) => status === 'fulfilled').length;
  });
  const spending = await brandSpending(db(), world.brand.id);
  const over = spending.filter((row) => row.enforcement === 'hard' && row.usedMicros > row.limitMicros);
  const faults = await checkLedger(db(), world.brand.id);
  if (started !== COVERED || over.length > 0 || faults.length > 0)
    throw new Error(
      `${started} of ${AT_ONCE} runs started on a ${kind} budget for ${COVERED}; ${over.length} budgets overspent, ${faults.length} faults in the ledger.`,
    );
  console.log(
    `  ${AT_ONCE} requests at once on a ${kind} budget for ${COVERED}: ${started} started, 0 overspent, the ledger balances (${Math.round((AT_ONCE / took) * 1000)} requests/s)`,
  );
  return AT_ONCE / (took / 1000);
}

/** 500 requests at once against each kind of budget, beside 50 one after another with money enough. */
export default async function budget(): Promise<void> {
  // They queue for the pool's connections for as long as a slow machine takes.
  pool().options.connectionTimeoutMillis = 0;
  const rates = [await race('campaign'), await race('person'), await race('brand')];
  const world = await makeWorld();
  const calm = await makeActiveCampaign(world);
  const alone = await timed(async () => {
    for (let done = 0; done < 50; done++) await requestRun(world.as.campaign_manager, runRequest(calm));
  });
  report({
    name: 'budget',
    unit: 'requests/s',
    figure: rates.reduce((sum, rate) => sum + rate, 0) / rates.length,
    what: `${AT_ONCE} requests at once on one budget, refusals included, mean of three kinds`,
    baseline: 50 / (alone / 1000),
    against: '50 requests one after another',
  });
}
