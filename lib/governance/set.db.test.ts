import { beforeAll, describe, expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { closeCampaign } from '@/lib/campaigns/close-campaign';
import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { rejectSubmission } from '@/lib/reviews/reject-submission';
import { submitAsset } from '@/lib/reviews/submit-asset';
import { requestRun } from '@/lib/runs/request-run';
import { decideTerms } from '@/lib/terms/decide-terms';
import { recordTerms } from '@/lib/terms/record-terms';
import { findNewestTerms } from '@/lib/terms/store';
import {
  makeActiveCampaign,
  makeReference,
  makeWorld,
  runRequest,
  sandboxDraft,
  sandboxFinal,
  type World,
} from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { renderOutput } from '@/worker/render-output';
import { exportSet } from './export-set';
import { type AssetSet, daysAfter, type SetFilter } from './set-rules';
import { countSet, listSet } from './set-store';

const { asOwner } = testDatabase();
const today = new Date().toISOString().slice(0, 10);
const all: SetFilter = { q: null, state: null, live: false };
const live: SetFilter = { ...all, live: true };

type Campaign = Awaited<ReturnType<typeof makeActiveCampaign>>;
let world: World;
let campaign: Campaign;
let draft: string;
let refined: string;

async function make(over: Record<string, unknown> = {}, of = campaign): Promise<string> {
  const { outputs } = await requestRun(world.as.campaign_manager, runRequest(of, over));
  const id = outputs[0]?.id ?? '';
  await renderOutput({ outputId: id, brandId: world.brand.id }, new AbortController().signal);
  const [row] = (await asOwner('select id from asset where output_id = $1', [id])) as { id: string }[];
  if (!row) throw new Error('Nothing was made.');
  return row.id;
}
const idsOf = async (set: AssetSet, filter = all, brandId = world.brand.id) =>
  (await listSet(db(), brandId, set, { filter, limit: 100 })).rows.map((row) => row.id);

beforeAll(async () => {
  world = await makeWorld();
  const reference = await makeReference(world, { name: 'Lent cup', expiresOn: daysAfter(today, 20) });
  campaign = await makeActiveCampaign(world, {
    plan: { references: [{ id: reference.id, required: true }] },
  });
  campaign = { ...campaign, referenceId: reference.id };
  draft = await make();
  await pickAsset(world.as.campaign_manager, { assetId: draft });
  refined = await make({ operation: 'refine', tier: 'final', parentAssetId: draft });
}, 60_000);

describe('what a fact of the ledgers touches', () => {
  test('is found through the whole lineage, and in no other brand', async () => {
    const both = [refined, draft];
    const rights = { kind: 'rights_ending' as const, today };
    expect(await idsOf({ kind: 'model', routeId: sandboxDraft })).toEqual(both);
    expect(await idsOf({ kind: 'model', routeId: sandboxFinal })).toEqual([refined]);
    expect(await idsOf({ kind: 'no_indemnity' })).toEqual(both);
    expect(await idsOf({ kind: 'reference', referenceId: campaign.referenceId })).toEqual(both);
    expect(await idsOf({ ...rights, until: daysAfter(today, 30) })).toEqual(both);
    expect(await idsOf({ ...rights, until: daysAfter(today, 19) })).toEqual([]);
    expect(await idsOf({ kind: 'stale_terms', today })).toEqual([]);
    expect(await idsOf({ kind: 'stale_terms', today: '2027-10-31' })).toEqual([]);
    expect(await idsOf({ kind: 'stale_terms', today: '2027-11-01' })).toEqual(both);
    const other = await makeWorld();
    for (const set of [
      { kind: 'no_indemnity' },
      { kind: 'reference', referenceId: campaign.referenceId },
      { kind: 'model', routeId: sandboxDraft },
    ] as const)
      expect(await idsOf(set, all, other.brand.id)).toEqual([]);
  });

  test('says for what, pages by keys with a true count, and is searched', async () => {
    const set = { kind: 'no_indemnity' } as const;
    const first = await listSet(db(), world.brand.id, set, { filter: all, limit: 1 });
    expect(first.rows[0]).toMatchObject({
      id: refined,
      state: 'draft',
      campaignName: 'Autumn',
      causes: [
        'Sandbox draft, terms version 1: indemnity no',
        'Sandbox final, terms version 1: indemnity no',
      ],
    });
    const page = { filter: all, after: first.next ?? '', limit: 1 };
    const second = await listSet(db(), world.brand.id, set, page);
    expect(second.rows.map((row) => row.id)).toEqual([draft]);
    expect(second.next).toBeNull();
    expect(await countSet(db(), world.brand.id, set, all)).toEqual({ total: 2, delivered: 0 });
    expect(await idsOf(set, { ...all, q: 'sandbox FINAL' })).toEqual([refined]);
    expect(await idsOf(set, { ...all, q: '100%' })).toEqual([]);
    expect(await idsOf(set, { ...all, state: 'picked' })).toEqual([draft]);
  });

  test('as CSV holds every row, for whoever may read it', async () => {
    const set = { kind: 'reference', referenceId: campaign.referenceId } as const;
    const text = await new Response(await exportSet(world.as.legal, 'provenance:read', set, all)).text();
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^asset,title,state,because,/);
    expect(lines[1]).toContain(`${refined},`);
    expect(lines[1]).toContain('Lent cup');
    await expect(exportSet(world.as.creative, 'provenance:read', set, all)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

test('a new reading of the terms shows what was made under the older one, and nothing newer', async () => {
  const old = { kind: 'old_terms', routeId: sandboxDraft } as const;
  expect(await idsOf(old)).toEqual([]);
  const newest = await findNewestTerms(db(), sandboxDraft);
  const next = await recordTerms(systemInstallationCtx, {
    routeId: sandboxDraft,
    basedOn: 1,
    answers: { attribution: 'None asked for.', ...newest?.answers, indemnity: 'yes' },
    url: null,
    readOn: today,
  });
  await expect(make()).rejects.toMatchObject({ code: 'refused', reasons: [{ code: 'terms_changed' }] });
  expect(await idsOf(old, live)).toEqual([refined, draft]);
  await decideTerms(world.as.legal, {
    routeId: sandboxDraft,
    termsId: next.id,
    decision: 'accepted',
    limits: { uses: null, territories: null, until: null },
  });
  const fresh = await make();
  expect(await idsOf(old, live)).toEqual([refined, draft]);
  // What was made under the new reading is indemnified; what was made before is not, whatever is read today.
  expect(await idsOf({ kind: 'no_indemnity' })).not.toContain(fresh);
  expect(await idsOf({ kind: 'no_indemnity' })).toEqual([refined, draft]);
  expect(await idsOf({ kind: 'stale_terms', today: '2027-11-01' })).toEqual([refined]);
});

test('what was rejected, or not delivered when its campaign closed, is not live', async () => {
  const other = await makeActiveCampaign(world);
  const kept = await make({}, other);
  const turned = await make({}, other);
  await pickAsset(world.as.campaign_manager, { assetId: turned });
  const { submissionId } = await submitAsset(world.as.campaign_manager, { assetId: turned });
  const set = { kind: 'reference', referenceId: other.referenceId } as const;
  expect(await idsOf(set, live)).toEqual([turned, kept]);
  await rejectSubmission(world.as.brand_owner, { submissionId, stage: 'brand', reason: 'Out of focus' });
  expect(await idsOf(set, live)).toEqual([kept]);
  await closeCampaign(world.as.campaign_manager, { campaignId: other.campaignId });
  expect(await idsOf(set, live)).toEqual([]);
  expect(await idsOf(set, all)).toEqual([turned, kept]);
});
