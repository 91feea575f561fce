import { expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { db } from '@/lib/db/client';
import { changeReferenceRights } from '@/lib/references/change-reference-rights';
import { findReference } from '@/lib/references/store';
import { submitAsset } from '@/lib/reviews/submit-asset';
import { sign } from '@/lib/reviews/test-submission';
import { requestRun } from '@/lib/runs/request-run';
import { runRequest, sandboxFinal } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { renderOutput } from '@/worker/render-output';
import { deliveryShop, idle } from '@/worker/test-delivery';
import { readRecord } from './read-record';
import { eventSentence } from './sentence';

const database = testDatabase();
const { shop, rows, deliver } = deliveryShop(database);

async function render(over: Record<string, unknown> = {}) {
  const run = await requestRun(shop.world.as.creative, runRequest(shop.campaign, over));
  const outputId = run.outputs[0]?.id ?? '';
  await renderOutput({ outputId, brandId: shop.world.brand.id }, idle);
  const [asset] = await rows<{ id: string; sha256: string }>(
    'SELECT id, sha256 FROM asset WHERE output_id = $1',
    outputId,
  );
  if (!asset) throw new Error('No picture was made.');
  return { runId: run.runId, conceptId: run.conceptId, outputId, assetId: asset.id, sha256: asset.sha256 };
}

test('holds every fact of a picture that was asked for, refined, picked, signed off and delivered', async () => {
  const { world, campaign } = shop;
  const { creative, campaign_manager: manager, brand_owner: owner, legal } = world.as;
  const draft = await render();
  await pickAsset(manager, { assetId: draft.assetId });
  const final = await render({
    operation: 'refine',
    tier: 'final',
    parentAssetId: draft.assetId,
    conceptId: draft.conceptId,
  });
  await pickAsset(manager, { assetId: final.assetId });
  const { submissionId } = await submitAsset(manager, { assetId: final.assetId });
  await sign(owner, submissionId, 'brand');
  await sign(legal, submissionId, 'legal');
  await deliver(submissionId);

  const record = await readRecord(legal, { id: final.outputId });
  expect((await readRecord(legal, { id: final.assetId })).row.id, 'the asset leads to it, too').toBe(
    final.outputId,
  );

  // Who, when, what became of it.
  expect(record.row).toMatchObject({
    state: 'delivered',
    personName: creative.actor.name,
    operation: 'refine',
    tier: 'final',
    market: 'en-GB',
    sha256: final.sha256,
  });
  // Template version, lockset, slots, prompt.
  expect(record.making).toMatchObject({
    versionNumber: 1,
    locksetNumber: 1,
    requestedByName: creative.actor.name,
    run: {
      id: final.runId,
      templateVersionId: campaign.templateVersionId,
      locksetHash: campaign.locksetHash,
      slots: { background: 'oak kitchen table', accent: 'Terracotta' },
    },
  });
  expect(record.making?.specHash).toMatch(/^[0-9a-f]{64}$/);
  expect(record.making?.run.inputHash).toMatch(/^[0-9a-f]{64}$/);
  expect(record.making?.run.prompt).toContain('oak kitchen table');
  // Seed asked and sent with its class; model and version reported; usage; money.
  expect(record.making?.output.seed).toBe(101);
  expect(record.attempts).toMatchObject([{ number: 1, state: 'succeeded', seedSent: 101 }]);
  expect(record.attempts[0]?.response.modelReported).toEqual(expect.any(String));
  expect(record.making?.route).toMatchObject({ id: sandboxFinal, spec: { seedClass: 'exact' } });
  expect(record.making?.output.reservedMicros).toBeGreaterThan(0);
  expect(record.making?.output.billedMicros).toBe(record.making?.output.reservedMicros);
  // Terms accepted at that moment, with their answers.
  expect(record.making?.terms).toMatchObject({ version: 1, answers: { commercialUse: expect.any(String) } });
  expect(record.making?.decision?.decision).toBe('accepted');
  // References and the picture it was made from.
  expect(record.references).toMatchObject([
    {
      id: campaign.referenceId,
      use: 'input',
      rightsOwner: 'Northbean',
      seen: 1,
      atThatTime: { revision: 1 },
    },
  ]);
  expect(record.sources).toMatchObject([{ id: draft.assetId, sha256: draft.sha256 }]);
  // Approvals with their statements, bound to the bytes.
  const [review] = record.reviews;
  expect(review).toMatchObject({
    submittedByName: manager.actor.name,
    submission: { id: submissionId, sha256: final.sha256 },
  });
  expect(review?.signOffs.map((entry) => [entry.stage, entry.personName, entry.sha256])).toEqual([
    ['brand', owner.actor.name, final.sha256],
    ['legal', legal.actor.name, final.sha256],
  ]);
  for (const entry of review?.signOffs ?? []) {
    expect(entry.statement).toContain(entry.personName ?? '');
    expect(entry.statement).toContain(final.sha256);
    expect(entry.seen.rights).toEqual({ [campaign.referenceId]: 1 });
  }
  // Where it was delivered.
  expect(record.deliveries).toMatchObject([
    {
      state: 'delivered',
      key: expect.stringContaining(final.assetId),
      pixelDigest: record.asset?.pixelDigest,
    },
  ]);
  // The whole story, each line of it a sentence.
  expect(record.events.map((event) => event.type)).toEqual([
    'run.requested',
    'output.started',
    'output.succeeded',
    'asset.picked',
    'asset.submitted',
    'submission.signed_off',
    'submission.signed_off',
    'asset.sealed',
    'asset.delivered',
  ]);
  for (const event of record.events) {
    const { text } = eventSentence(event);
    expect(text.startsWith(`${event.actorName} `), text).toBe(true);
    expect(text).not.toMatch(/undefined|cannot be read|recorded/);
  }
});

test('tells the rights as they were seen then beside those of now', async () => {
  const { outputId } = await render();
  const { brand_owner: owner, legal } = shop.world.as;
  const before = await findReference(db(), shop.world.brand.id, shop.campaign.referenceId);
  await changeReferenceRights(owner, {
    referenceId: shop.campaign.referenceId,
    rightsRevision: before?.rightsRevision,
    rightsOwner: 'Northbean',
    licence: 'licensed for a year',
    consent: '',
    territories: ['WORLD'],
    expiresOn: '2099-12-31',
  });
  const record = await readRecord(legal, { id: outputId });
  expect(record.references).toMatchObject([
    {
      licence: 'licensed for a year',
      rightsRevision: 2,
      seen: 1,
      atThatTime: { revision: 1, expiresOn: null },
    },
  ]);
  expect(record.references[0]?.atThatTime?.rightsHash).toMatch(/^[0-9a-f]{64}$/);
});
