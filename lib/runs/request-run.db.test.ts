import { describe, expect, test } from 'vitest';
import { setBudget } from '@/lib/budgets/set-budget';
import { findBudget } from '@/lib/budgets/store';
import { db, pool } from '@/lib/db/client';
import type { AppError } from '@/lib/errors';
import { withdrawReference } from '@/lib/references/withdraw-reference';
import { decideTerms } from '@/lib/terms/decide-terms';
import { termsInForce } from '@/lib/terms/store';
import { makeActiveCampaign, makeWorld, runRequest, sandboxDraft } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { requestRun } from './request-run';

const database = testDatabase();

const refusal = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught as AppError,
  );
  expect(error, 'should have been refused').not.toBeNull();
  return error as AppError;
};
const codes = (error: AppError) => error.reasons.map((reason) => reason.code);
const runsOf = async (campaignId: string) =>
  (await database.asOwner('SELECT * FROM run WHERE campaign_id = $1 ORDER BY id', [campaignId])) as Record<
    string,
    unknown
  >[];

describe('a run that may be', () => {
  test('writes run, inputs, outputs, event and jobs, and holds the money', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    const answer = await requestRun(world.as.campaign_manager, runRequest(campaign, { count: 4 }));
    expect(answer.outputs.map((output) => output.seed)).toEqual([101, 202, 303, 404]);
    const [run] = await runsOf(campaign.campaignId);
    expect(run).toMatchObject({
      id: answer.runId,
      lockset_hash: campaign.locksetHash,
      route_id: sandboxDraft,
      tier: 'draft',
      market: 'en-GB',
    });
    expect(run?.prompt).toContain('oak kitchen table');
    expect(run?.prompt).toContain('Terracotta (#9c3b1b)');
    expect(await findBudget(db(), campaign.campaignId)).toMatchObject({
      reservedMicros: 40_000,
      spentMicros: 0,
    });
    const events = (await database.asOwner(
      'SELECT type, payload FROM event WHERE subject_id = $1 OR subject_id = $2 ORDER BY position',
      [answer.conceptId, answer.runId],
    )) as { type: string; payload: Record<string, unknown> }[];
    expect(events.map((event) => event.type)).toEqual(['concept.started', 'run.requested']);
    expect(events[1]?.payload).toMatchObject({
      count: 4,
      estimateMicros: 40_000,
      seedClass: 'exact',
      locksetHash: campaign.locksetHash,
    });
    const jobs = (await database.asOwner(
      "SELECT data FROM pgboss.job WHERE name = 'render' AND data->>'brandId' = $1",
      [world.brand.id],
    )) as unknown[];
    expect(jobs).toHaveLength(4);
  });

  test('a repeated idempotency key gets the first answer, also when both come at once', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    const request = runRequest(campaign, { count: 2 });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => requestRun(world.as.campaign_manager, request)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await runsOf(campaign.campaignId)).toHaveLength(1);
    expect((await findBudget(db(), campaign.campaignId))?.reservedMicros).toBe(20_000);
    const other = await refusal(requestRun(world.as.campaign_manager, { ...request, count: 1 }));
    expect(other.code).toBe('conflict');
  });
});

describe('a request that differs from what may be asked', () => {
  test('is refused with its reason and leaves nothing', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    const base = runRequest(campaign);
    const cases: [string, Record<string, unknown>, string][] = [
      ['an unknown key', { prompt: 'free text' }, 'unrecognized_keys'],
      ['a model of its own', { routeId: 'google:gemini-3-pro-image:paid' }, 'unrecognized_keys'],
      ['a seed of its own', { seed: 7 }, 'unrecognized_keys'],
      ['a reference of its own', { references: ['ref_x'] }, 'unrecognized_keys'],
      ['an undeclared slot', { slots: { ...base.slots, extra: 'x' } }, 'undeclared_slot'],
      ['a value outside its choice', { slots: { ...base.slots, background: 'moon' } }, 'slot_value'],
      ['a colour outside the palette', { slots: { ...base.slots, accent: '#ff0000' } }, 'slot_value'],
      ['a market outside the lockset', { slots: { ...base.slots, market: 'fr-FR' } }, 'slot_value'],
      ['a forbidden term', { slots: { ...base.slots, mood: 'the b3st' } }, 'forbidden_term'],
      ['a text that is too long', { slots: { ...base.slots, mood: 'x'.repeat(61) } }, 'slot_value'],
      ['a missing slot', { slots: {} }, 'slot_required'],
      ['a tier outside the lockset', { tier: 'standard' }, 'tier'],
      ['a size outside the lockset', { size: '16:9' }, 'size'],
      ['more pictures than seeds', { count: 8 }, 'count'],
      ['another template version', { templateVersionId: 'tpv_other' }, 'template'],
      ['the final tier without a pick', { tier: 'final' }, 'pick_first'],
      ['a mask', { maskKey: 'a'.repeat(64) }, 'mask'],
      ['a parent that is not here', { operation: 'vary', parentAssetId: 'ast_other' }, 'parent'],
    ];
    for (const [name, over, code] of cases) {
      const error = await refusal(requestRun(world.as.campaign_manager, { ...base, ...over }));
      expect(codes(error), name).toContain(code);
      expect(['invalid', 'refused'], name).toContain(error.code);
    }
    expect(await runsOf(campaign.campaignId)).toEqual([]);
    expect(await findBudget(db(), campaign.campaignId)).toMatchObject({ reservedMicros: 0 });
  });

  test('a stale lockset hash is refused', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    const error = await refusal(
      requestRun(world.as.campaign_manager, runRequest(campaign, { locksetHash: 'a'.repeat(64) })),
    );
    expect(codes(error)).toEqual(['lockset_unknown']);
    expect(error.message).toContain('what you filled in is kept');
  });

  test('the wrong role and another brand are refused', async () => {
    const world = await makeWorld();
    const other = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    for (const role of ['brand_owner', 'legal', 'lead', 'admin'] as const)
      expect((await refusal(requestRun(world.as[role], runRequest(campaign)))).code, role).toBe('forbidden');
    expect((await refusal(requestRun(other.as.campaign_manager, runRequest(campaign)))).code).toBe(
      'not_found',
    );
  });
});

describe('rules that live beside the lockset', () => {
  test('terms that were refused, and rights that were withdrawn, stop the next run', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    const entry = (await termsInForce(db(), world.brand.id, [sandboxDraft])).get(sandboxDraft);
    const decide = (decision: 'accepted' | 'refused') =>
      decideTerms(world.as.legal, {
        routeId: sandboxDraft,
        termsId: entry?.terms?.id,
        decision,
        limits: { uses: null, territories: null, until: null },
        note: '',
      });
    await decide('refused');
    expect(codes(await refusal(requestRun(world.as.campaign_manager, runRequest(campaign))))).toContain(
      'terms_refused',
    );
    await decide('accepted');
    await requestRun(world.as.campaign_manager, runRequest(campaign));
    await withdrawReference(world.as.legal, {
      referenceId: campaign.referenceId,
      reason: 'The owner called.',
    });
    const error = await refusal(requestRun(world.as.campaign_manager, runRequest(campaign)));
    expect(codes(error)).toContain('rights_withdrawn');
    expect(error.reasons[0]?.message).toContain('The owner called.');
  });

  test('200 parallel requests against a budget for 50 start exactly 50', async () => {
    pool().options.connectionTimeoutMillis = 0;
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world, { limitMicros: 50 * 10_000 });
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, () => requestRun(world.as.campaign_manager, runRequest(campaign))),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(50);
    for (const result of results)
      if (result.status === 'rejected') expect(codes(result.reason as AppError)).toContain('budget');
    expect(await findBudget(db(), campaign.campaignId)).toMatchObject({
      reservedMicros: 500_000,
      spentMicros: 0,
    });
    expect(await runsOf(campaign.campaignId)).toHaveLength(50);
    await setBudget(world.as.lead, {
      campaignId: campaign.campaignId,
      currency: 'USD',
      limitMicros: 510_000,
      handOffMicros: null,
    });
    await requestRun(world.as.campaign_manager, runRequest(campaign));
  });
});

describe('the database refuses it again', () => {
  test('a run outside its lockset cannot be inserted, even by the owner of the tables', async () => {
    const world = await makeWorld();
    const campaign = await makeActiveCampaign(world);
    const { runId } = await requestRun(world.as.campaign_manager, runRequest(campaign));
    const copy = (change: string) =>
      database.asOwner(
        `INSERT INTO run SELECT (r).* FROM (SELECT jsonb_populate_record(run, jsonb_build_object('id', 'run_x' || floor(random() * 1e9), 'idempotency_key', 'k' || random()) || $2::jsonb) AS r FROM run WHERE id = $1) AS copied`,
        [runId, change],
      );
    for (const change of [
      { tier: 'standard' },
      { tier: null },
      { route_id: 'google:gemini-3-pro-image:paid' },
      { route_id: null },
      { size: '16:9' },
      { market: 'fr-FR' },
      { template_version_id: 'tpv_other' },
      { lockset_hash: 'b'.repeat(64) },
      { lockset_id: 'lck_other' },
      {},
    ])
      await expect(copy(JSON.stringify(change)), JSON.stringify(change)).rejects.toThrow();
    const output = (seed: string) =>
      database.asOwner(
        `INSERT INTO run_output (id, run_id, brand_id, campaign_id, lockset_id, position, seed, reserved_micros) SELECT 'out_x', id, brand_id, campaign_id, lockset_id, 9, ${seed}, 0 FROM run WHERE id = $1`,
        [runId],
      );
    await expect(output('999')).rejects.toThrow(/foreign key/);
    await expect(output('NULL')).rejects.toThrow(/not-null/);
    await expect(
      database.asOwner(
        `INSERT INTO run_input (run_id, position, lockset_id, campaign_id, reference_id, asset_id, sha256, role) SELECT id, 9, lockset_id, campaign_id, NULL, NULL, 'x', 'product' FROM run WHERE id = $1`,
        [runId],
      ),
    ).rejects.toThrow(/exactly_one/);
    await expect(database.asOwner('DELETE FROM run WHERE id = $1', [runId])).rejects.toThrow(/never changes/);
    await expect(database.asOwner("UPDATE run SET prompt = 'x' WHERE id = $1", [runId])).rejects.toThrow(
      /never changes/,
    );
  });

  test('a frozen lockset takes no change and no further row', async () => {
    const world = await makeWorld();
    const { locksetId } = await makeActiveCampaign(world);
    for (const statement of [
      "UPDATE lockset SET json = '{}' WHERE id = $1",
      'DELETE FROM lockset WHERE id = $1',
      'INSERT INTO lockset_seed (lockset_id, position, seed) VALUES ($1, 9, 999)',
      "INSERT INTO lockset_tier (lockset_id, tier) VALUES ($1, 'standard')",
      "INSERT INTO lockset_market (lockset_id, market) VALUES ($1, 'fr-FR')",
      'UPDATE lockset_seed SET seed = 5 WHERE lockset_id = $1',
      'DELETE FROM lockset_reference WHERE lockset_id = $1',
    ])
      await expect(database.asOwner(statement, [locksetId]), statement).rejects.toThrow(/frozen|never/);
  });

  test('an event cannot be changed or deleted', async () => {
    for (const statement of ["UPDATE event SET actor_id = 'x'", 'DELETE FROM event', 'TRUNCATE event'])
      await expect(database.asOwner(statement), statement).rejects.toThrow(/never changes/);
  });
});
