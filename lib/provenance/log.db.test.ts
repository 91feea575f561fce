import { beforeAll, describe, expect, test } from 'vitest';
import { discardAsset } from '@/lib/assets/discard-asset';
import { labelAsset } from '@/lib/assets/label-asset';
import { pickAsset } from '@/lib/assets/pick-asset';
import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { makeApproved, makeAsset } from '@/lib/reviews/test-submission';
import { cancelRun } from '@/lib/runs/cancel-run';
import { failOutput } from '@/lib/runs/fail-output';
import { requestRun } from '@/lib/runs/request-run';
import { startOutput } from '@/lib/runs/start-output';
import {
  makeActiveCampaign,
  makeWorld,
  runRequest,
  sandboxDraft,
  sandboxFinal,
  type World,
} from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { renderOutput } from '@/worker/render-output';
import { idle } from '@/worker/test-delivery';
import { readLog } from './read-log';
import { readRecord } from './read-record';
import type { RecordFilter } from './schemas';
import { cursorText, listRecords, readCursor, recordChoices } from './store';

const { asOwner } = testDatabase();
let world: World;
let other: World;
let autumn: Awaited<ReturnType<typeof makeActiveCampaign>>;
let winter: Awaited<ReturnType<typeof makeActiveCampaign>>;
/** The record that each test speaks of, by what became of it. */
const ids: Record<string, string> = {};

const system = () => systemCtx(world.brand);
const ask = (over: Record<string, unknown> = {}, campaign = autumn, by = world.as.creative) =>
  requestRun(by, runRequest(campaign, over));
const render = async (outputId = '') => {
  await renderOutput({ outputId, brandId: world.brand.id }, idle);
  const [asset] = (await asOwner('SELECT id, sha256 FROM asset WHERE output_id = $1', [outputId])) as {
    id: string;
    sha256: string;
  }[];
  if (!asset) throw new Error('No picture was made.');
  return asset;
};
const outputsOf = (run: Awaited<ReturnType<typeof requestRun>>) => run.outputs.map((output) => output.id);

beforeAll(async () => {
  world = await makeWorld();
  other = await makeWorld();
  autumn = await makeActiveCampaign(world);
  winter = await makeActiveCampaign(world);

  const [drawn = '', waiting = ''] = outputsOf(await ask({ count: 2 }));
  const made = await render(drawn);
  Object.assign(ids, { draft: drawn, draftAsset: made.id, draftSha: made.sha256, queued: waiting });
  await labelAsset(world.as.creative, {
    assetId: made.id,
    revision: 0,
    name: '=HYPERLINK("https://example.test")',
    tags: ['cup'],
  });

  const [failed = '', lost = '', running = ''] = outputsOf(
    await ask({ count: 3 }, autumn, world.as.campaign_manager),
  );
  for (const id of [failed, lost, running]) await startOutput(system(), { outputId: id });
  const wrong = { code: 'refused_by_model', message: 'The model refused.', response: {}, usage: {} };
  await failOutput(system(), { outputId: failed, kind: 'failed', ...wrong });
  await failOutput(system(), { outputId: lost, kind: 'unknown', ...wrong });
  Object.assign(ids, { failed, unknown: lost, running });

  const taken = await ask();
  await cancelRun(world.as.creative, { runId: taken.runId });
  ids.cancelled = outputsOf(taken)[0] ?? '';

  const [thrown = ''] = outputsOf(await ask({ size: '1:1' }, winter));
  const gone = await render(thrown);
  await discardAsset(world.as.campaign_manager, { assetId: gone.id });
  Object.assign(ids, { discarded: thrown, discardedAsset: gone.id, discardedSha: gone.sha256 });

  const [chosen = ''] = outputsOf(await ask({}, winter, world.as.campaign_manager));
  const picked = await render(chosen);
  await pickAsset(world.as.campaign_manager, { assetId: picked.id });
  Object.assign(ids, { picked: chosen, pickedAsset: picked.id });

  ids.upload = (await makeAsset(world, autumn.campaignId)).assetId;
  const unwanted = await makeAsset(world, autumn.campaignId);
  await discardAsset(world.as.campaign_manager, { assetId: unwanted.assetId });
  ids.discardedUpload = unwanted.assetId;
  ids.approved = (await makeApproved(world, winter.campaignId)).assetId;

  await requestRun(other.as.creative, runRequest(await makeActiveCampaign(other)));
});

const everything = () => [
  ids.draft,
  ids.queued,
  ids.failed,
  ids.unknown,
  ids.running,
  ids.cancelled,
  ids.discarded,
  ids.picked,
  ids.upload,
  ids.discardedUpload,
  ids.approved,
];
const find = async (filter: RecordFilter) =>
  (await readLog(world.as.legal, { filter })).rows.map((row) => row.id).sort();
const sorted = (...names: string[]) => names.map((name) => ids[name]).sort();

describe('the log', () => {
  test('has one record for everything that was asked for or uploaded, whatever became of it', async () => {
    const log = await readLog(world.as.legal, { filter: {} });
    expect(log.rows.map((row) => row.id).sort()).toEqual(everything().sort());
    expect(log.total).toBe(11);
    expect(log.size).toBe(11);
    const states = Object.fromEntries(log.rows.map((row) => [row.id, row.state]));
    for (const state of [
      'draft',
      'queued',
      'running',
      'failed',
      'unknown',
      'cancelled',
      'picked',
      'approved',
    ])
      expect(states[ids[state] ?? ''], state).toBe(state);
    expect(states[ids.discarded ?? '']).toBe('discarded');
    expect(states[ids.discardedUpload ?? '']).toBe('discarded');
    expect(states[ids.upload ?? '']).toBe('draft');
  });

  test('keeps the hash of a picture that was discarded', async () => {
    const { rows } = await readLog(world.as.legal, { filter: { state: 'discarded' } });
    expect(rows.find((row) => row.id === ids.discarded)?.sha256).toBe(ids.discardedSha);
    expect(rows.every((row) => row.assetId === null && row.sha256?.length === 64)).toBe(true);
  });

  test.each([
    ['campaign', () => ({ campaign: winter.campaignId }), ['discarded', 'picked', 'approved']],
    ['model', () => ({ model: sandboxFinal }), []],
    ['state', () => ({ state: 'unknown' as const }), ['unknown']],
    [
      'who asked',
      () => ({ person: world.as.campaign_manager.actor.id, state: 'failed' as const }),
      ['failed'],
    ],
    ['who signed', () => ({ person: world.as.legal.actor.id }), ['approved']],
    ['name', () => ({ q: 'HYPERLINK' }), ['draft']],
    ['hash prefix', () => ({ q: ids.draftSha?.slice(0, 9).toUpperCase() }), ['draft']],
    ['hash of what is gone', () => ({ q: ids.discardedSha?.slice(0, 12) }), ['discarded']],
    ['id of an asset that is gone', () => ({ q: ids.discardedAsset }), ['discarded']],
    ['a wildcard, which is a letter', () => ({ q: '%' }), []],
    [
      'two at once',
      () => ({ campaign: autumn.campaignId, state: 'discarded' as const }),
      ['discardedUpload'],
    ],
  ])('is filtered by %s', async (_what, filter, expected) => {
    const given = filter();
    expect(await find(given)).toEqual(sorted(...expected));
    expect((await readLog(world.as.legal, { filter: given })).total).toBe(expected.length);
  });

  test('is filtered by model: uploads have none', async () => {
    const found = await find({ model: sandboxDraft });
    expect(found).toHaveLength(8);
    expect(found).not.toContain(ids.upload);
  });

  test('is filtered by day, both ends included, in UTC', async () => {
    await asOwner("UPDATE run_output SET created_at = '2026-03-01T00:00:00Z' WHERE id = $1", [ids.failed]);
    await asOwner("UPDATE run_output SET created_at = '2026-03-02T23:59:59.999999Z' WHERE id = $1", [
      ids.unknown,
    ]);
    expect(await find({ from: '2026-03-01', to: '2026-03-02' })).toEqual(sorted('failed', 'unknown'));
    expect(await find({ from: '2026-03-02', to: '2026-03-02' })).toEqual(sorted('unknown'));
    expect(await find({ to: '2026-03-01' })).toEqual(sorted('failed'));
    expect(await find({ from: '2026-03-03', to: '2026-03-04' })).toEqual([]);
  });

  test.each([true, false])('is paged without losing or repeating one (oldest first: %s)', async (oldest) => {
    // Equal instants, and instants that differ by a microsecond only.
    await asOwner(
      "UPDATE run_output SET created_at = '2026-04-01T10:00:00.000001Z' WHERE state <> 'succeeded'",
    );
    await asOwner("UPDATE run_output SET created_at = '2026-04-01T10:00:00.000002Z' WHERE id = $1", [
      ids.failed,
    ]);
    for (const limit of [1, 2, 3, 7, 11, 20]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listRecords>> = await listRecords(db(), world.brand.id, {
          filter: {},
          after,
          oldest,
          limit,
        });
        expect(page.total).toBe(11);
        seen.push(...page.rows.map((row) => row.id));
        after = page.next;
      } while (after);
      expect(seen, `pages of ${limit}`).toHaveLength(11);
      expect(new Set(seen).size).toBe(11);
    }
  });

  test('a cursor that somebody typed is the first page', async () => {
    for (const after of ['x', '', '2026-01-01T00:00:00.000000Z~', "'; drop table run --"])
      expect((await readLog(world.as.legal, { filter: {}, after })).rows).toHaveLength(11);
    const cursor = { at: '2026-01-01T00:00:00.000001Z', id: 'out_1' };
    expect(readCursor(cursorText(cursor))).toEqual(cursor);
  });

  test('offers as filters only what leads somewhere', async () => {
    const choices = await recordChoices(db(), world.brand.id);
    expect(choices.campaigns.map((entry) => entry.value).sort()).toEqual(
      [autumn.campaignId, winter.campaignId].sort(),
    );
    expect(choices.models.map((entry) => entry.value)).toEqual([sandboxDraft]);
    for (const { value } of choices.people) expect(await find({ person: value })).not.toEqual([]);
  });

  test('is closed to roles that may not read it, and shows nothing of another brand', async () => {
    for (const role of ['creative', 'campaign_manager', 'admin'] as const) {
      await expect(readLog(world.as[role], { filter: {} })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(readRecord(world.as[role], { id: ids.draft })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    for (const id of everything())
      await expect(readRecord(other.as.legal, { id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await readLog(other.as.legal, { filter: {} })).total).toBe(1);
    expect((await readLog(other.as.legal, { filter: { campaign: autumn.campaignId } })).total).toBe(0);
  });
});

describe('a record without a picture', () => {
  test.each(['queued', 'failed', 'unknown', 'cancelled'])(
    '%s: says what was asked and what became of it',
    async (name) => {
      const record = await readRecord(world.as.legal, { id: ids[name] });
      expect(record.row).toMatchObject({ state: name, assetId: null, sha256: null });
      expect(record.asset).toBeNull();
      expect(record.making?.run.prompt).toContain('oak kitchen table');
      expect(record.references.map((entry) => entry.id)).toEqual([autumn.referenceId]);
      expect(record.events[0]?.type).toBe('run.requested');
      const last = {
        queued: 'run.requested',
        failed: 'output.failed',
        unknown: 'output.unknown',
        cancelled: 'run.cancelled',
      };
      expect(record.events.at(-1)?.type).toBe(last[name as keyof typeof last]);
      expect(record.attempts).toHaveLength(name === 'failed' || name === 'unknown' ? 1 : 0);
    },
  );

  test('discarded: the run stays, and the event says who, when and which bytes', async () => {
    const record = await readRecord(world.as.legal, { id: ids.discarded });
    expect(record.discarded).toMatchObject({
      personName: world.as.campaign_manager.actor.name,
      sha256: ids.discardedSha,
    });
    expect(record.making?.route.id).toBe(sandboxDraft);
    expect(record.events.at(-1)?.type).toBe('asset.discarded');
    expect((await readRecord(world.as.legal, { id: ids.discardedAsset })).row.id).toBe(ids.discarded);
  });

  test('an upload, and one that was discarded: the rights that cover it', async () => {
    for (const id of [ids.upload, ids.discardedUpload]) {
      const record = await readRecord(world.as.legal, { id });
      expect(record.row.personName).toBe(world.as.creative.actor.name);
      expect(record.making).toBeNull();
      expect(record.references).toMatchObject([
        { use: 'covers', rightsOwner: 'Northbean', seen: 1, atThatTime: { revision: 1, expiresOn: null } },
      ]);
      expect(record.events[0]?.type).toBe('asset.uploaded');
    }
  });
});
