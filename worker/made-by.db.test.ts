import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAsset } from '@/lib/assets/read-asset';
import { listLedger } from '@/lib/budgets/ledger-store';
import { db } from '@/lib/db/client';
import { checkAssetLive, isoDay } from '@/lib/governance/check-live';
import { historyData } from '@/lib/hand-offs/history';
import { readPackage } from '@/lib/hand-offs/read-package';
import { readInsights } from '@/lib/insights/read-insights';
import { Wire } from '@/lib/models/test-wire';
import { listExportRows } from '@/lib/provenance/export-store';
import { readRecord } from '@/lib/provenance/read-record';
import { listRecords, recordChoices } from '@/lib/provenance/store';
import { conceptRuns } from '@/lib/runs/concept-store';
import { outputsOf } from '@/lib/runs/output-store';
import { requestRun } from '@/lib/runs/request-run';
import { decideTerms } from '@/lib/terms/decide-terms';
import { termsInForce } from '@/lib/terms/store';
import { makeWorld, runRequest, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { campaignOn, draftRoutes, drain, openRoutes } from './test-provider';

const database = testDatabase();
const wire = new Wire();
const { google, openai } = draftRoutes;
let world: World;
let made: { assetId: string; outputId: string; runId: string; conceptId: string; campaignId: string };

/** One picture that was asked of Gemini, whose key is refused, and made by GPT Image. */
beforeAll(async () => {
  await wire.start();
  wire.use();
  const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#a05030' } })
    .png()
    .toBuffer();
  world = await makeWorld();
  await openRoutes(world, [google, openai]);
  const campaign = await campaignOn(world, [google, openai], { fallback: true });
  wire.answer = (response, call) =>
    (call.url.includes('gemini') ? wire.formats.google.error(401) : wire.formats.openai.picture(png))(
      response,
      call,
    );
  const { runId, conceptId } = await requestRun(
    world.as.campaign_manager,
    runRequest(campaign, { size: '1:1' }),
  );
  await drain(database, world, runId);
  const [output] = await outputsOf(db(), runId);
  const [asset] = (await database.asOwner('select id from asset where output_id = $1', [output?.id])) as {
    id: string;
  }[];
  if (!asset || !output) throw new Error('No picture was made.');
  made = { assetId: asset.id, outputId: output.id, runId, conceptId, campaignId: campaign.campaignId };
});
afterAll(() => wire.stop());

const termsOf = async (routeId: string) =>
  (await termsInForce(db(), world.brand.id, [routeId])).get(routeId)?.terms?.id ?? '';
const decide = async (routeId: string, decision: 'accepted' | 'refused') =>
  decideTerms(world.as.legal, {
    routeId,
    termsId: await termsOf(routeId),
    decision,
    limits: { uses: null, territories: null, until: null },
    note: '',
  });
const live = () =>
  checkAssetLive(db(), {
    assetId: made.assetId,
    brandId: world.brand.id,
    campaignId: made.campaignId,
    today: isoDay(new Date()),
  });

describe('a picture that another model than the asked one made', () => {
  test('is held to the terms of the model that made it', async () => {
    expect(await live()).toEqual({
      reasons: [],
      seen: { terms: { [openai]: await termsOf(openai) }, rights: expect.any(Object) },
    });
    await decide(openai, 'refused');
    expect((await live()).reasons.map((reason) => reason.code)).toEqual(['terms_refused']);
    await decide(openai, 'accepted');
    await decide(google, 'refused');
    expect((await live()).reasons).toEqual([]);
    await decide(google, 'accepted');
  });

  test('says so in its record: both models, every call, and the terms that held at the call', async () => {
    const record = await readRecord(world.as.legal, { id: made.assetId });
    expect(record.row).toMatchObject({ routeId: openai });
    expect(record.making).toMatchObject({
      route: { id: openai },
      asked: { id: google },
      terms: { id: await termsOf(openai), routeId: openai },
      decision: { routeId: openai, decision: 'accepted' },
      decidedByName: world.as.legal.actor.name,
    });
    expect(record.making?.calls.map(({ number, state, routeId }) => [number, state, routeId])).toEqual([
      [1, 'failed', google],
      [2, 'succeeded', openai],
    ]);
    expect(record.making?.calls.map((call) => call.modelName)).toEqual([
      record.making?.asked.name,
      record.making?.route.name,
    ]);
    // Decided again since; what is shown is what held when the model was called.
    const asset = await readAsset(db(), world.as.creative, made.assetId);
    const calledAt = asset?.making?.attempt?.startedAt.getTime() ?? 0;
    expect(asset?.making?.decision?.decidedAt.getTime()).toBeLessThanOrEqual(calledAt);
  });

  test('is found, exported, counted, packed and listed under the model that made it', async () => {
    const brandId = world.brand.id;
    const found = async (model: string) =>
      (await listRecords(db(), brandId, { filter: { model }, limit: 10 })).rows.map((row) => row.assetId);
    expect(await found(openai)).toEqual([made.assetId]);
    expect(await found(google)).toEqual([]);
    expect((await recordChoices(db(), brandId)).models.map((model) => model.value)).toContain(openai);

    const { rows } = await listExportRows(db(), brandId, { filter: {}, after: null, limit: 10 });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      provider: 'openai',
      seed_class: 'none',
      terms_version: 1,
      terms_decision: 'accepted',
      terms_decided_by: world.as.legal.actor.name,
    });

    const { spend } = await readInsights(world.as.lead, {}, { now: new Date(Date.now() + 60_000) });
    expect(spend.map(({ routeId, pictures }) => [routeId, pictures])).toEqual([[openai, 1]]);

    const [run] = await conceptRuns(db(), brandId, made.conceptId);
    expect(run).toMatchObject({ routeId: google, outputs: [{ routeId: openai }] });
    const ledger = await listLedger(db(), brandId, made.campaignId, { limit: 10 });
    expect(ledger.rows.map((row) => row.modelName)).toEqual([run?.outputs[0]?.modelName]);

    const pack = await readPackage(db(), brandId, made.conceptId, new Date());
    expect(pack?.runs[0]?.outputs).toMatchObject([{ routeId: openai, model: run?.outputs[0]?.modelName }]);
    const sentences = pack ? historyData(pack).events.map((event) => event.sentence.text) : [];
    expect(sentences.join('\n')).toContain(`went from ${run?.modelName} to ${run?.outputs[0]?.modelName}`);
  });
});
