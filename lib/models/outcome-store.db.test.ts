import { expect, test } from 'vitest';
import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { requestRun } from '@/lib/runs/request-run';
import { recordTerms } from '@/lib/terms/record-terms';
import { countAcceptances, findNewestTerms } from '@/lib/terms/store';
import {
  makeActiveCampaign,
  makeWorld,
  runRequest,
  sandboxDraft,
  sandboxFinal,
} from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { listOutcomes } from './outcome-store';

const { asOwner } = testDatabase();

test('a route is told by its newest outcome, and by how many of the last ones failed', async () => {
  const world = await makeWorld();
  const campaign = await makeActiveCampaign(world);
  const { runId } = await requestRun(world.as.campaign_manager, runRequest(campaign, { count: 2 }));
  expect((await listOutcomes(db())).size).toBe(0);
  const outputs = (await asOwner('select id from run_output where run_id = $1 order by position', [
    runId,
  ])) as { id: string }[];
  const happened = (type: string, output: string | undefined, payload: object, at: string) =>
    asOwner(
      `insert into event (id, type, brand_id, actor_kind, actor_id, subject_type, subject_id, payload, record_hash, at)
       values ($1, $2, $3, 'system', 'worker', 'output', $4, $5, '', $6)`,
      [`evt_${type}_${at}`, type, world.brand.id, output, payload, at],
    );
  await happened('output.succeeded', outputs[0]?.id, {}, '2026-11-01T10:00:00Z');
  await happened('output.failed', outputs[1]?.id, { code: 'rate_limited' }, '2026-11-01T11:00:00Z');
  const outcomes = await listOutcomes(db());
  expect([...outcomes.keys()]).toEqual([sandboxDraft]);
  expect(outcomes.get(sandboxDraft)).toEqual({
    routeId: sandboxDraft,
    last: 'failed',
    code: 'rate_limited',
    at: new Date('2026-11-01T11:00:00Z'),
    seen: 2,
    failed: 1,
  });
  expect((await listOutcomes(db(), sandboxFinal)).size).toBe(0);
});

test('a new reading of terms ends every acceptance of the one before', async () => {
  const before = await findNewestTerms(db(), sandboxFinal);
  if (!before) throw new Error('No terms.');
  const accepted = await countAcceptances(db(), sandboxFinal, before.id);
  await makeWorld();
  expect(await countAcceptances(db(), sandboxFinal, before.id)).toBe(accepted + 1);
  const next = await recordTerms(systemInstallationCtx, {
    routeId: sandboxFinal,
    basedOn: before.version,
    answers: { ...before.answers, note: 'Read again.' },
    url: before.url,
    readOn: before.readOn,
  });
  expect(await countAcceptances(db(), sandboxFinal, next.id)).toBe(0);
});
