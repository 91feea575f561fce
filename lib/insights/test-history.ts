import { vi } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { unpickAsset } from '@/lib/assets/unpick-asset';
import { type Ctx, systemCtx } from '@/lib/ctx';
import { rejectSubmission } from '@/lib/reviews/reject-submission';
import { requestChanges } from '@/lib/reviews/request-changes';
import { submitAsset } from '@/lib/reviews/submit-asset';
import { makeAsset, sign } from '@/lib/reviews/test-submission';
import { withdrawSubmission } from '@/lib/reviews/withdraw-submission';
import { finishOutput } from '@/lib/runs/finish-output';
import { requestRun } from '@/lib/runs/request-run';
import { startOutput } from '@/lib/runs/start-output';
import {
  makeActiveCampaign,
  makeWorld,
  runRequest,
  storedPicture,
  type World,
} from '@/test-support/fixtures';
import { readInsights } from './read-insights';
import { throughputSeries } from './store';

export const SPAN = { from: '2026-11-02', to: '2026-11-15' };
export const NOW = new Date('2026-11-20T12:00:00Z');

/** The figures of the two weeks. */
export const read = (ctx: Ctx, filter: Record<string, string | undefined> = {}) =>
  readInsights(ctx, { ...SPAN, ...filter }, { now: NOW });

/** Runs, picks, submissions, approvals, deliveries. */
export const totals = (data: Awaited<ReturnType<typeof read>>): number[] =>
  throughputSeries.map((series) => data.throughput.reduce((sum, row) => sum + row[series], 0));

type Campaign = Awaited<ReturnType<typeof makeActiveCampaign>>;
/** For tests with fake timers: only the clock is set, timers go on as ever. */
export const at = (time: string | number) => vi.setSystemTime(new Date(time));
const soon = (time: string, seconds: number) => at(Date.parse(time) + seconds * 1000);

/** A run whose pictures wait for one second and take four. */
export async function draw(ctx: Ctx, campaign: Campaign, time: string, over: Record<string, unknown> = {}) {
  at(time);
  const made = await requestRun(ctx, runRequest(campaign, over));
  const assets: string[] = [];
  for (const output of made.outputs) {
    const { image } = await storedPicture();
    soon(time, 1);
    const started = await startOutput(systemCtx(ctx.brand), { outputId: output.id });
    soon(time, 5);
    const done = await finishOutput(systemCtx(ctx.brand), {
      outputId: output.id,
      attemptId: started?.attemptId ?? '',
      blob: image,
      usage: {},
      response: {},
      modelReported: null,
    });
    assets.push(done?.assetId ?? '');
  }
  return { conceptId: made.conceptId, assetId: assets[0] ?? '' };
}

async function pick(ctx: Ctx, time: string, assetId: string) {
  at(time);
  await pickAsset(ctx, { assetId });
}

async function submit(ctx: Ctx, time: string, assetId: string) {
  at(time);
  return (await submitAsset(ctx, { assetId })).submissionId;
}

/** Two weeks of work, with times that can be checked by hand. */
async function makeHistory(
  world: World,
  { autumn, winter }: { autumn: Campaign; winter: Campaign },
  asOwner: (sql: string, values?: unknown[]) => Promise<unknown[]>,
) {
  const { campaign_manager: manager, creative, brand_owner: owner, legal } = world.as;
  // Before the span: its request; within it: its pick, and two submissions of the same picture.
  const early = await draw(manager, autumn, '2026-11-01T23:50:00Z');
  await pick(manager, '2026-11-02T00:10:00Z', early.assetId);

  const one = await draw(manager, autumn, '2026-11-02T09:00:00Z', { count: 2 });
  const again = { conceptId: one.conceptId };
  const two = await draw(manager, autumn, '2026-11-02T09:10:00Z', again);
  await pick(manager, '2026-11-02T09:16:00Z', two.assetId);
  const refined = { ...again, operation: 'refine', tier: 'final', parentAssetId: two.assetId };
  const fine = await draw(manager, autumn, '2026-11-02T09:20:00Z', refined);
  await pick(manager, '2026-11-02T09:30:00Z', fine.assetId);
  const withdrawn = await submit(manager, '2026-11-02T09:45:00Z', fine.assetId);
  at('2026-11-02T09:50:00Z');
  await withdrawSubmission(manager, { submissionId: withdrawn });
  const approved = await submit(manager, '2026-11-02T10:00:00Z', fine.assetId);
  at('2026-11-02T12:00:00Z');
  await sign(owner, approved, 'brand');
  at('2026-11-03T12:00:00Z');
  await sign(legal, approved, 'legal');
  await asOwner(
    `UPDATE delivery SET state = 'delivered', delivered_at = '2026-11-03T12:00:10Z' WHERE submission_id = $1`,
    [approved],
  );

  const slow = await draw(creative, autumn, '2026-11-03T09:00:00Z');
  await pick(creative, '2026-11-03T11:00:00Z', slow.assetId);
  const rejected = await submit(creative, '2026-11-03T11:30:00Z', slow.assetId);
  at('2026-11-03T15:30:00Z');
  await rejectSubmission(owner, { submissionId: rejected, stage: 'brand', reason: '=The cup leans' });

  const first = await submit(manager, '2026-11-04T09:00:00Z', early.assetId);
  at('2026-11-04T10:00:00Z');
  await requestChanges(owner, { submissionId: first, stage: 'brand', reason: 'Too busy above' });
  const second = await submit(manager, '2026-11-05T09:00:00Z', early.assetId);
  at('2026-11-05T09:30:00Z');
  await sign(owner, second, 'brand');
  at('2026-11-05T10:00:00Z');
  await sign(legal, second, 'legal');

  at('2026-11-06T08:00:00Z');
  const uploaded = await makeAsset(world, autumn.campaignId);
  await pick(creative, '2026-11-06T09:00:00Z', uploaded.assetId);

  const tired = await draw(manager, autumn, '2026-11-09T09:00:00Z');
  await draw(manager, autumn, '2026-11-09T09:05:00Z', { conceptId: tired.conceptId });
  await draw(manager, autumn, '2026-11-09T09:15:00Z', { conceptId: tired.conceptId });

  const elsewhere = await draw(manager, winter, '2026-11-10T10:00:00Z');
  await pick(manager, '2026-11-10T10:03:00Z', elsewhere.assetId);

  const regretted = await draw(creative, autumn, '2026-11-11T09:00:00Z');
  await pick(creative, '2026-11-11T09:04:00Z', regretted.assetId);
  at('2026-11-11T09:05:00Z');
  await unpickAsset(creative, { assetId: regretted.assetId });

  // The first moment after the span.
  await draw(creative, autumn, '2026-11-16T00:00:00Z');
  return { tired: tired.conceptId };
}

/** Two brands; the first with two campaigns and their history, the second with nothing. Call it with fake timers on. */
export async function makeStage(asOwner: (sql: string, values?: unknown[]) => Promise<unknown[]>) {
  at('2026-10-01T08:00:00Z');
  const [world, other] = [await makeWorld(), await makeWorld()];
  const [autumn, winter] = [await makeActiveCampaign(world), await makeActiveCampaign(world)];
  const history = await makeHistory(world, { autumn, winter }, asOwner);
  at(NOW.getTime());
  return { world, other, autumn, winter, history };
}
