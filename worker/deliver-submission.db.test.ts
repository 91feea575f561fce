import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { sha256Hex } from '@/lib/canonical';
import { makeDemoCertificates } from '@/lib/credentials/demo-certificates';
import { readCredentials } from '@/lib/credentials/read-credentials';
import { parseXmp } from '@/lib/credentials/xmp';
import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { recordSeal } from '@/lib/deliveries/record-seal';
import { retryDelivery } from '@/lib/deliveries/retry-delivery';
import { sealAsset } from '@/lib/deliveries/seal-asset';
import { loadDelivery } from '@/lib/deliveries/store';
import { forgetEnv } from '@/lib/env';
import type { AppError } from '@/lib/errors';
import { pixelDigest } from '@/lib/media/pixel-digest';
import { withdrawReference } from '@/lib/references/withdraw-reference';
import { recallSubmission } from '@/lib/reviews/recall-submission';
import { submitAsset } from '@/lib/reviews/submit-asset';
import { makeApproved, sign, stateOf } from '@/lib/reviews/test-submission';
import { requestRun } from '@/lib/runs/request-run';
import { getObject } from '@/lib/storage/get-object';
import { decideTerms } from '@/lib/terms/decide-terms';
import { termsInForce } from '@/lib/terms/store';
import { makeActiveCampaign, makeWorld, runRequest, sandboxDraft, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { deliverSubmission } from './deliver-submission';
import { renderOutput } from './render-output';

/** The full 200 in `npm run bench`, a sample in `npm test`. */
const RACES = Number(process.env.RACES ?? 40);
const database = testDatabase();
const idle = new AbortController().signal;
let directory: string;
let anchors: string;
let world: World;
let campaign: Awaited<ReturnType<typeof makeActiveCampaign>>;
let settings: Record<string, string>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'countersign-c2pa-'));
  const made = await makeDemoCertificates();
  anchors = made.rootPem;
  const files = {
    C2PA_CERT_CHAIN_FILE: made.leafPem + made.intermediatePem,
    C2PA_KEY_FILE: made.leafKeyPem,
    C2PA_TRUST_ANCHORS_FILE: made.rootPem,
  };
  settings = {};
  for (const [name, text] of Object.entries(files)) {
    settings[name] = join(directory, `${name}.pem`);
    await writeFile(settings[name], text);
  }
  world = await makeWorld();
  campaign = await makeActiveCampaign(world);
});
beforeEach(() => {
  Object.assign(process.env, settings);
  forgetEnv();
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const rows = async <T = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  (await database.asOwner(sql, values)) as T[];
const deliver = (submissionId: string) => deliverSubmission({ submissionId, brandId: world.brand.id }, idle);
const load = async (submissionId: string) => {
  const found = await loadDelivery(db(), world.brand.id, submissionId);
  if (!found) throw new Error('No delivery.');
  return found;
};
const eventsOf = async (deliveryId: string) =>
  (
    await rows<{ type: string }>('SELECT type FROM event WHERE subject_id = $1 ORDER BY position', deliveryId)
  ).map((event) => event.type);
const noticesOf = async (deliveryId: string) =>
  (await rows("SELECT 1 FROM notice WHERE dedupe_key LIKE 'delivery:' || $1 || ':%'", deliveryId)).length;

/** One picture made by the sandbox, as the worker makes it. */
async function render(over: Record<string, unknown> = {}) {
  const run = await requestRun(world.as.creative, runRequest(campaign, over));
  for (const output of run.outputs)
    await renderOutput({ outputId: output.id, brandId: world.brand.id }, idle);
  const [asset] = await rows<{ id: string }>('SELECT id FROM asset WHERE output_id = $1', run.outputs[0]?.id);
  if (!asset) throw new Error('No picture was made.');
  return { assetId: asset.id, conceptId: run.conceptId };
}
async function approve(assetId: string) {
  await pickAsset(world.as.campaign_manager, { assetId });
  const { submissionId } = await submitAsset(world.as.campaign_manager, { assetId });
  await sign(world.as.brand_owner, submissionId, 'brand');
  await sign(world.as.legal, submissionId, 'legal');
  return submissionId;
}

describe('delivering', () => {
  test('seals without touching pixels, writes file and sidecar, reads both back', async () => {
    const draft = await render();
    const child = await render({
      operation: 'vary',
      parentAssetId: draft.assetId,
      conceptId: draft.conceptId,
    });
    const submissionId = await approve(child.assetId);
    await deliver(submissionId);

    const { delivery, asset, submission } = await load(submissionId);
    expect(delivery.message).toBeNull();
    expect(delivery).toMatchObject({ state: 'delivered', pixelDigest: submission.pixelDigest });
    expect(await stateOf(world, asset.id)).toBe('delivered');
    expect(delivery.key).toBe(
      `${world.brand.slug}/${campaign.campaignId}/${asset.id}/${delivery.sealedSha256?.slice(0, 16)}.png`,
    );
    const sealed = await getObject(delivery.bucket ?? '', delivery.key ?? '');
    if (!sealed) throw new Error('Nothing was delivered.');
    expect(sha256Hex(sealed)).toBe(delivery.sealedSha256);
    expect(sha256Hex(sealed)).not.toBe(asset.sha256);
    expect(await pixelDigest(sealed)).toBe(submission.pixelDigest);

    const reading = await readCredentials('image/png', sealed, anchors);
    expect(reading).toMatchObject({
      present: true,
      state: 'Trusted',
      digitalSourceType: asset.digitalSourceType,
    });
    if (!reading.present) throw new Error('No credentials.');
    expect(reading.provenance).toMatchObject({
      assetId: asset.id,
      submissionId,
      locksetHash: campaign.locksetHash,
      approvedSha256: submission.sha256,
      pixelDigest: submission.pixelDigest,
    });
    expect(reading.ingredients.map(({ id, relationship }) => [id, relationship])).toEqual([
      [draft.assetId, 'parentOf'],
      [campaign.referenceId, 'inputTo'],
    ]);
    expect(reading.actions.map((action) => action.action)).toEqual(['c2pa.opened', 'c2pa.edited']);
    const packet = sealed.toString('latin1').match(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/)?.[0] ?? '';
    expect(parseXmp(packet)).toMatchObject({ assetId: asset.id, digitalSourceType: asset.digitalSourceType });
    expect(packet).not.toContain('oak kitchen table');

    const sidecar = await getObject(delivery.bucket ?? '', (delivery.key ?? '').replace(/\.png$/, '.json'));
    expect(sha256Hex(sidecar ?? '')).toBe(delivery.sidecarSha256);
    expect(JSON.parse(String(sidecar))).toMatchObject({
      file: { sealedSha256: delivery.sealedSha256, originalSha256: asset.sha256 },
      made: {
        operation: 'vary',
        seed: { asked: 101 },
        template: { version: 1 },
        lockset: { sha256: campaign.locksetHash },
      },
      references: [{ id: campaign.referenceId, rights: { owner: 'Northbean' } }],
      ancestors: [draft.assetId],
      signOffs: [{ stage: 'brand' }, { stage: 'legal' }],
    });
    expect(await eventsOf(delivery.id)).toEqual(['asset.sealed', 'asset.delivered']);
    expect(await noticesOf(delivery.id)).toBe(1);
  });

  test('delivered twice, also at once, it is one delivery', async () => {
    const { submissionId } = await makeApproved(world, campaign.campaignId);
    await Promise.all([deliver(submissionId), deliver(submissionId)]);
    await deliver(submissionId);
    const { delivery } = await load(submissionId);
    expect(await eventsOf(delivery.id)).toEqual(['asset.sealed', 'asset.delivered']);
    expect(await noticesOf(delivery.id)).toBe(1);
  });

  test('killed before its seal was recorded, or after, it goes on', async () => {
    const first = await makeApproved(world, campaign.campaignId);
    await sealAsset(await load(first.submissionId));
    await deliver(first.submissionId);
    expect((await load(first.submissionId)).delivery.state).toBe('delivered');

    const second = await makeApproved(world, campaign.campaignId);
    const sealed = await sealAsset(await load(second.submissionId));
    await recordSeal(systemCtx(world.brand), { submissionId: second.submissionId, ...sealed });
    await deliver(second.submissionId);
    const { delivery } = await load(second.submissionId);
    expect(delivery).toMatchObject({ state: 'delivered', sealedSha256: sealed.sealed.sha256 });
    expect(await eventsOf(delivery.id)).toEqual(['asset.sealed', 'asset.delivered']);
  });
});

describe('not delivering', () => {
  test('says which setting is missing, and goes through when tried again with it', async () => {
    const { submissionId, assetId } = await makeApproved(world, campaign.campaignId);
    delete process.env.C2PA_KEY_FILE;
    forgetEnv();
    await deliver(submissionId);
    const { delivery } = await load(submissionId);
    expect(delivery.state).toBe('failed');
    expect(delivery.message).toContain('C2PA_KEY_FILE');
    expect(await stateOf(world, assetId)).toBe('approved');
    Object.assign(process.env, settings);
    forgetEnv();
    await deliver(submissionId);
    expect((await load(submissionId)).delivery.state, 'a failed one waits for a person').toBe('failed');
    await expect(retryDelivery(world.as.legal, { submissionId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = await makeWorld();
    await expect(retryDelivery(other.as.campaign_manager, { submissionId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await retryDelivery(world.as.campaign_manager, { submissionId });
    await expect(retryDelivery(world.as.campaign_manager, { submissionId })).rejects.toMatchObject({
      code: 'conflict',
    });
    await deliver(submissionId);
    expect((await load(submissionId)).delivery.state).toBe('delivered');
    expect(await eventsOf(delivery.id)).toEqual([
      'delivery.failed',
      'delivery.retried',
      'asset.sealed',
      'asset.delivered',
    ]);
  });

  test.each(['before sealing', 'after sealing'])(
    'rights withdrawn %s stop it, with the reason',
    async (when) => {
      const { submissionId, assetId } = await makeApproved(world, campaign.campaignId);
      if (when === 'after sealing') {
        const sealed = await sealAsset(await load(submissionId));
        await recordSeal(systemCtx(world.brand), { submissionId, ...sealed });
      }
      const [asset] = await rows<{ reference_id: string }>(
        'SELECT reference_id FROM asset WHERE id = $1',
        assetId,
      );
      await withdrawReference(world.as.legal, {
        referenceId: asset?.reference_id,
        reason: 'Consent revoked',
      });
      await deliver(submissionId);
      const { delivery } = await load(submissionId);
      expect(delivery.state).toBe('failed');
      expect(delivery.message).toContain('Consent revoked');
      expect(delivery.key).toBeNull();
      expect((await eventsOf(delivery.id)).at(-1)).toBe('delivery.failed');
    },
  );

  test('terms refused after the approval stop it', async () => {
    const mine = await makeWorld();
    const own = await makeActiveCampaign(mine);
    const run = await requestRun(mine.as.creative, runRequest(own));
    await renderOutput({ outputId: run.outputs[0]?.id ?? '', brandId: mine.brand.id }, idle);
    const [asset] = await rows<{ id: string }>('SELECT id FROM asset WHERE campaign_id = $1', own.campaignId);
    const assetId = asset?.id ?? '';
    await pickAsset(mine.as.campaign_manager, { assetId });
    const { submissionId } = await submitAsset(mine.as.campaign_manager, { assetId });
    await sign(mine.as.brand_owner, submissionId, 'brand');
    await sign(mine.as.legal, submissionId, 'legal');
    const inForce = (await termsInForce(db(), mine.brand.id, [sandboxDraft])).get(sandboxDraft);
    await decideTerms(mine.as.legal, {
      routeId: sandboxDraft,
      termsId: inForce?.terms?.id,
      decision: 'refused',
      limits: { uses: null, territories: null, until: null },
      note: '',
    });
    await deliverSubmission({ submissionId, brandId: mine.brand.id }, idle);
    const [delivery] = await rows(
      'SELECT state, message FROM delivery WHERE submission_id = $1',
      submissionId,
    );
    expect(delivery?.state).toBe('failed');
    expect(delivery?.message).toContain('Legal refused the terms');
  });

  test('a recalled one is never delivered', async () => {
    const { submissionId } = await makeApproved(world, campaign.campaignId);
    const input = { submissionId, reason: 'Rights are in doubt', delivered: false };
    await recallSubmission(world.as.legal, input);
    await deliver(submissionId);
    const { delivery } = await load(submissionId);
    expect(delivery).toMatchObject({ state: 'recalled', key: null, sealedSha256: null });
    expect(await eventsOf(delivery.id)).toEqual([]);
  });

  test('a delivered one is recalled as delivered', async () => {
    const { submissionId, assetId } = await makeApproved(world, campaign.campaignId);
    await deliver(submissionId);
    const input = { submissionId, reason: 'Rights are in doubt' };
    await expect(recallSubmission(world.as.legal, { ...input, delivered: false })).rejects.toMatchObject({
      code: 'conflict',
    });
    await recallSubmission(world.as.legal, { ...input, delivered: true });
    expect(await stateOf(world, assetId)).toBe('recalled');
    expect((await load(submissionId)).delivery.state).toBe('recalled');
  });
});

test('recall against deliver: one winner, one event, one notice', { timeout: 180_000 }, async () => {
  const wins = { recall: 0, deliver: 0 };
  const one = async (index: number) => {
    const { submissionId } = await makeApproved(world, campaign.campaignId);
    const { delivery } = await load(submissionId);
    const sealed = await sealAsset(await load(submissionId));
    await recordSeal(systemCtx(world.brand), { submissionId, ...sealed });
    const input = { submissionId, reason: 'Rights are in doubt', delivered: false };
    // Spread over the time that a delivery takes, so that both sides win sometimes.
    const recall = new Promise((done) => setTimeout(done, index % 40)).then(() =>
      recallSubmission(world.as.legal, input),
    );
    const [recalled] = await Promise.allSettled([recall, deliver(submissionId)]);
    const after = (await load(submissionId)).delivery;
    const events = await rows<{ type: string }>(
      "SELECT type FROM event WHERE subject_id IN ($1, $2) AND type IN ('asset.delivered', 'submission.recalled')",
      submissionId,
      delivery.id,
    );
    const notices = await rows(
      'SELECT 1 FROM notice WHERE dedupe_key IN ($1, $2)',
      `submission:${submissionId}:recalled`,
      `delivery:${delivery.id}:delivered`,
    );
    expect(notices).toHaveLength(1);
    const file = await getObject(
      'countersign-delivery',
      `${world.brand.slug}/${campaign.campaignId}/${after.assetId}/${sealed.sealed.sha256.slice(0, 16)}.png`,
    );
    if (recalled.status === 'fulfilled') {
      expect(after.state).toBe('recalled');
      expect(events).toEqual([{ type: 'submission.recalled' }]);
      expect(file, 'nothing lies in the bucket').toBeNull();
      wins.recall += 1;
    } else {
      expect((recalled.reason as AppError).code).toBe('conflict');
      expect(after.state).toBe('delivered');
      expect(events).toEqual([{ type: 'asset.delivered' }]);
      expect(file).not.toBeNull();
      wins.deliver += 1;
    }
  };
  for (let done = 0; done < RACES; done += 4)
    await Promise.all(Array.from({ length: 4 }, (_, offset) => one(done + offset)));
  expect(wins.recall + wins.deliver).toBe(RACES);
  expect(wins.recall).toBeGreaterThan(0);
  expect(wins.deliver).toBeGreaterThan(0);
});
