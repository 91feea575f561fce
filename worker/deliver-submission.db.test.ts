import { describe, expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { sha256Hex } from '@/lib/canonical';
import { readCredentials } from '@/lib/credentials/read-credentials';
import { parseXmp } from '@/lib/credentials/xmp';
import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { recordSeal } from '@/lib/deliveries/record-seal';
import { retryDelivery } from '@/lib/deliveries/retry-delivery';
import { sealAsset } from '@/lib/deliveries/seal-asset';
import { forgetEnv } from '@/lib/env';
import { pixelDigest } from '@/lib/media/pixel-digest';
import { withdrawReference } from '@/lib/references/withdraw-reference';
import { recallSubmission } from '@/lib/reviews/recall-submission';
import { submitAsset } from '@/lib/reviews/submit-asset';
import { makeApproved, sign, stateOf } from '@/lib/reviews/test-submission';
import { requestRun } from '@/lib/runs/request-run';
import { getObject } from '@/lib/storage/get-object';
import { decideTerms } from '@/lib/terms/decide-terms';
import { termsInForce } from '@/lib/terms/store';
import { makeActiveCampaign, makeWorld, runRequest, sandboxDraft } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { deliverSubmission } from './deliver-submission';
import { renderOutput } from './render-output';
import { deliveryShop, idle } from './test-delivery';

const database = testDatabase();
const { shop, rows, deliver, load, eventsOf } = deliveryShop(database);
const noticesOf = async (deliveryId: string) =>
  (await rows("SELECT 1 FROM notice WHERE dedupe_key LIKE 'delivery:' || $1 || ':%'", deliveryId)).length;

/** One picture made by the sandbox, as the worker makes it. */
async function render(over: Record<string, unknown> = {}) {
  const run = await requestRun(shop.world.as.creative, runRequest(shop.campaign, over));
  for (const output of run.outputs)
    await renderOutput({ outputId: output.id, brandId: shop.world.brand.id }, idle);
  const [asset] = await rows<{ id: string }>('SELECT id FROM asset WHERE output_id = $1', run.outputs[0]?.id);
  if (!asset) throw new Error('No picture was made.');
  return { assetId: asset.id, conceptId: run.conceptId };
}
async function approve(assetId: string) {
  await pickAsset(shop.world.as.campaign_manager, { assetId });
  const { submissionId } = await submitAsset(shop.world.as.campaign_manager, { assetId });
  await sign(shop.world.as.brand_owner, submissionId, 'brand');
  await sign(shop.world.as.legal, submissionId, 'legal');
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
    expect(await stateOf(shop.world, asset.id)).toBe('delivered');
    expect(delivery.key).toBe(
      `${shop.world.brand.slug}/${shop.campaign.campaignId}/${asset.id}/${delivery.sealedSha256?.slice(0, 16)}.png`,
    );
    const sealed = await getObject(delivery.bucket ?? '', delivery.key ?? '');
    if (!sealed) throw new Error('Nothing was delivered.');
    expect(sha256Hex(sealed)).toBe(delivery.sealedSha256);
    expect(sha256Hex(sealed)).not.toBe(asset.sha256);
    expect(await pixelDigest(sealed)).toBe(submission.pixelDigest);

    const reading = await readCredentials('image/png', sealed, shop.anchors);
    expect(reading).toMatchObject({
      present: true,
      state: 'Trusted',
      digitalSourceType: asset.digitalSourceType,
    });
    if (!reading.present) throw new Error('No credentials.');
    expect(reading.provenance).toMatchObject({
      assetId: asset.id,
      submissionId,
      locksetHash: shop.campaign.locksetHash,
      approvedSha256: submission.sha256,
      pixelDigest: submission.pixelDigest,
    });
    expect(reading.ingredients.map(({ id, relationship }) => [id, relationship])).toEqual([
      [draft.assetId, 'parentOf'],
      [shop.campaign.referenceId, 'inputTo'],
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
        lockset: { sha256: shop.campaign.locksetHash },
      },
      references: [{ id: shop.campaign.referenceId, rights: { owner: 'Northbean' } }],
      ancestors: [draft.assetId],
      signOffs: [{ stage: 'brand' }, { stage: 'legal' }],
    });
    expect(await eventsOf(delivery.id)).toEqual(['asset.sealed', 'asset.delivered']);
    expect(await noticesOf(delivery.id)).toBe(1);
  });

  test('delivered twice, also at once, it is one delivery', async () => {
    const { submissionId } = await makeApproved(shop.world, shop.campaign.campaignId);
    await Promise.all([deliver(submissionId), deliver(submissionId)]);
    await deliver(submissionId);
    const { delivery } = await load(submissionId);
    expect(await eventsOf(delivery.id)).toEqual(['asset.sealed', 'asset.delivered']);
    expect(await noticesOf(delivery.id)).toBe(1);
  });

  test('killed before its seal was recorded, or after, it goes on', async () => {
    const first = await makeApproved(shop.world, shop.campaign.campaignId);
    await sealAsset(await load(first.submissionId));
    await deliver(first.submissionId);
    expect((await load(first.submissionId)).delivery.state).toBe('delivered');

    const second = await makeApproved(shop.world, shop.campaign.campaignId);
    const sealed = await sealAsset(await load(second.submissionId));
    await recordSeal(systemCtx(shop.world.brand), { submissionId: second.submissionId, ...sealed });
    await deliver(second.submissionId);
    const { delivery } = await load(second.submissionId);
    expect(delivery).toMatchObject({ state: 'delivered', sealedSha256: sealed.sealed.sha256 });
    expect(await eventsOf(delivery.id)).toEqual(['asset.sealed', 'asset.delivered']);
  });
});

describe('not delivering', () => {
  test('says which setting is missing, and goes through when tried again with it', async () => {
    const { submissionId, assetId } = await makeApproved(shop.world, shop.campaign.campaignId);
    delete process.env.C2PA_CERT_CHAIN_FILE;
    delete process.env.C2PA_KEY_FILE;
    forgetEnv();
    await deliver(submissionId);
    const { delivery } = await load(submissionId);
    expect(delivery.state).toBe('failed');
    expect(delivery.message).toContain('C2PA_KEY_FILE');
    expect(await stateOf(shop.world, assetId)).toBe('approved');
    Object.assign(process.env, shop.settings);
    forgetEnv();
    await deliver(submissionId);
    expect((await load(submissionId)).delivery.state, 'a failed one waits for a person').toBe('failed');
    await expect(retryDelivery(shop.world.as.legal, { submissionId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = await makeWorld();
    await expect(retryDelivery(other.as.campaign_manager, { submissionId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await retryDelivery(shop.world.as.campaign_manager, { submissionId });
    await expect(retryDelivery(shop.world.as.campaign_manager, { submissionId })).rejects.toMatchObject({
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
      const { submissionId, assetId } = await makeApproved(shop.world, shop.campaign.campaignId);
      if (when === 'after sealing') {
        const sealed = await sealAsset(await load(submissionId));
        await recordSeal(systemCtx(shop.world.brand), { submissionId, ...sealed });
      }
      const [asset] = await rows<{ reference_id: string }>(
        'SELECT reference_id FROM asset WHERE id = $1',
        assetId,
      );
      await withdrawReference(shop.world.as.legal, {
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
    const { submissionId } = await makeApproved(shop.world, shop.campaign.campaignId);
    const input = { submissionId, reason: 'Rights are in doubt', delivered: false };
    await recallSubmission(shop.world.as.legal, input);
    await deliver(submissionId);
    const { delivery } = await load(submissionId);
    expect(delivery).toMatchObject({ state: 'recalled', key: null, sealedSha256: null });
    expect(await eventsOf(delivery.id)).toEqual([]);
  });

  test('a delivered one is recalled as delivered', async () => {
    const { submissionId, assetId } = await makeApproved(shop.world, shop.campaign.campaignId);
    await deliver(submissionId);
    const input = { submissionId, reason: 'Rights are in doubt' };
    await expect(recallSubmission(shop.world.as.legal, { ...input, delivered: false })).rejects.toMatchObject(
      {
        code: 'conflict',
      },
    );
    await recallSubmission(shop.world.as.legal, { ...input, delivered: true });
    expect(await stateOf(shop.world, assetId)).toBe('recalled');
    expect((await load(submissionId)).delivery.state).toBe('recalled');
  });
});
