import { expect, it } from 'vitest';
import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { cancelRun } from '@/lib/runs/cancel-run';
import { finishOutput } from '@/lib/runs/finish-output';
import { requestRun } from '@/lib/runs/request-run';
import { startOutput } from '@/lib/runs/start-output';
import { makeActiveCampaign, makeWorld, runRequest, storedPicture } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { countBookings, listBookings } from './booking-store';
import { bookingsCsv } from './bookings-csv';
import { checkLedger } from './check-ledger';
import { estimateLines } from './estimate-store';
import { monthOf } from './rules';
import { brandMonth, monthsOf, peopleMonth } from './spending-store';

testDatabase();

/** A brand in which a manager drew one picture of two and took the other back. */
async function drawn() {
  const world = await makeWorld();
  const campaign = await makeActiveCampaign(world);
  const made = await requestRun(world.as.campaign_manager, runRequest(campaign, { count: 2 }));
  const [first] = made.outputs;
  const started = await startOutput(systemCtx(world.brand), { outputId: first?.id });
  const { image } = await storedPicture();
  await finishOutput(systemCtx(world.brand), {
    outputId: first?.id,
    attemptId: started?.attemptId,
    blob: image,
    usage: {},
    response: {},
    modelReported: null,
  });
  await cancelRun(world.as.campaign_manager, { runId: made.runId });
  return { world, campaign, runId: made.runId };
}

it("shows a campaign's movements with their sides in its own budget only, page by page and as CSV", async () => {
  const { world, campaign, runId } = await drawn();
  const scope = { brandId: world.brand.id, budgetId: campaign.campaignId };
  const { rows, next } = await listBookings(db(), scope, { limit: 10 });
  expect(next).toBeNull();
  expect(rows.map(({ what }) => what)).toEqual(['released', 'settled', 'reserved', 'limit_set']);
  for (const { entries } of rows) expect(entries.reduce((sum, entry) => sum + entry.micros, 0)).toBe(0);
  expect(rows[2]).toMatchObject({
    runId,
    eventType: 'run.requested',
    personName: world.as.campaign_manager.actor.name,
    entries: [
      { account: 'available', micros: -20_000 },
      { account: 'reserved', micros: 20_000 },
    ],
  });
  const page = await listBookings(db(), scope, { limit: 3 });
  const rest = await listBookings(db(), scope, { before: page.next ?? '', limit: 3 });
  expect([...page.rows, ...rest.rows]).toEqual(rows);
  expect(await countBookings(db(), campaign.campaignId)).toBe(4);
  const lines = bookingsCsv(rows).trim().split('\r\n');
  expect(lines).toHaveLength(1 + rows.reduce((sum, row) => sum + row.entries.length, 0));
  expect(lines.at(-1)).toMatch(/,limit_set,budget\.set,.*,available,USD,100,100000000$/);
  const foreign = await listBookings(
    db(),
    { ...scope, brandId: (await makeWorld()).brand.id },
    { limit: 10 },
  );
  expect(foreign.rows).toEqual([]);
  expect(await checkLedger(db(), world.brand.id)).toEqual([]);
});

it('says what each person and the brand spent in a month, and one person only what is theirs', async () => {
  const { world } = await drawn();
  const month = monthOf(new Date());
  expect(await monthsOf(db(), world.brand.id)).toEqual([month]);
  const people = await peopleMonth(db(), world.brand.id, month);
  expect(people).toMatchObject([
    { personId: world.as.campaign_manager.actor.id, spentMicros: 10_000, reservedMicros: 0, currency: 'USD' },
    { personId: world.as.creative.actor.id, spentMicros: 0, currency: null },
  ]);
  expect(
    await peopleMonth(db(), world.brand.id, month, { personId: world.as.creative.actor.id }),
  ).toHaveLength(1);
  expect(await brandMonth(db(), world.brand.id, month)).toMatchObject([{ spentMicros: 10_000 }]);
  expect(await peopleMonth(db(), (await makeWorld()).brand.id, month)).toHaveLength(2);
});

it('puts the estimate beside the bill of each model, of a brand and of all together', async () => {
  const { world } = await drawn();
  const own = await estimateLines(db(), { brandId: world.brand.id });
  expect(own).toMatchObject([
    { pictures: 1, estimateMicros: 10_000, billedMicros: 10_000, lostMicros: 0, currency: 'USD' },
  ]);
  const [all] = await estimateLines(db(), { routeId: own[0]?.routeId ?? '' });
  expect(all?.pictures).toBeGreaterThan(1);
  expect(await estimateLines(db(), { routeId: 'none' })).toEqual([]);
});
