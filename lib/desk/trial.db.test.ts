import { describe, expect, test } from 'vitest';
import { checkLedger } from '@/lib/budgets/check-ledger';
import { findBudget } from '@/lib/budgets/store';
import { db } from '@/lib/db/client';
import { withdrawReference } from '@/lib/references/withdraw-reference';
import { addSandboxRoute, makePicturedCampaign, makeTrial } from '@/test-support/desk';
import { makeWorld, sandboxDraft, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { reapDesk } from '@/worker/reap-desk';
import { failTrialPicture } from './fail-trial-picture';
import { previewTrial } from './preview-trial';
import { settleTrialPicture } from './settle-trial-picture';
import { startTrial } from './start-trial';
import { trialPictures } from './store';

const { asOwner } = testDatabase();

let n = 0;
const request = (campaignId: string, toRouteId: string, over: Record<string, unknown> = {}) => ({
  campaignId,
  tier: 'draft',
  fromRouteId: sandboxDraft,
  toRouteId,
  idempotencyKey: `trial-key-${++n}`,
  ...over,
});
const idsOf = async (trialId: string) =>
  (await trialPictures(db(), trialId)).map(({ picture }) => picture.id);
const eventsOf = async (campaignId: string) =>
  (
    (await asOwner("select type from event where campaign_id = $1 and type like 'trial%' order by position", [
      campaignId,
    ])) as { type: string }[]
  ).map((row) => row.type);
const system = (world: World) => ({
  actor: { kind: 'system' as const, id: 'worker', name: 'Countersign' },
  brand: world.brand,
  roles: [],
});

describe('a trial', () => {
  test('makes recent prompts again beside the pictures before, pays for them, and makes no assets', async () => {
    const world = await makeWorld();
    const to = await addSandboxRoute('next-a', { seedClass: 'none' }, world);
    const { campaignId } = await makePicturedCampaign(world);
    const before = await findBudget(db(), campaignId);
    const { trialId } = await startTrial(world.as.campaign_manager, request(campaignId, to));
    expect(await findBudget(db(), campaignId)).toMatchObject({ reservedMicros: 20_000 });
    expect(await checkLedger(db(), world.brand.id)).toEqual([]);

    await makeTrial(world.brand.id, await idsOf(trialId));
    const pictures = await trialPictures(db(), trialId);
    expect(pictures).toHaveLength(2);
    for (const { picture, assetId } of pictures) {
      expect(picture.state).toBe('succeeded');
      expect(assetId).toBeTruthy();
      // It takes no seed, so what it makes is another picture of the same scene.
      expect(picture.afterSha256).not.toBe(picture.beforeSha256);
      expect(picture.drift?.structure).toBeGreaterThan(0);
      expect(picture.drift?.palette).not.toBeNull();
    }
    expect(await findBudget(db(), campaignId)).toMatchObject({
      reservedMicros: 0,
      spentMicros: (before?.spentMicros ?? 0) + 20_000,
    });
    expect(await checkLedger(db(), world.brand.id)).toEqual([]);
    expect(await asOwner('select id from asset where campaign_id = $1', [campaignId])).toHaveLength(2);
    expect(await eventsOf(campaignId)).toEqual([
      'trial.started',
      'trial_picture.started',
      'trial_picture.succeeded',
      'trial_picture.started',
      'trial_picture.succeeded',
    ]);
    // A job that comes twice makes nothing again.
    await makeTrial(world.brand.id, await idsOf(trialId));
    expect(await eventsOf(campaignId)).toHaveLength(5);
  });

  test('of the same renderer with the same seeds gives the same pictures: no drift', async () => {
    const world = await makeWorld();
    const to = await addSandboxRoute('next-same', {}, world);
    const { campaignId } = await makePicturedCampaign(world, { count: 1 });
    const { trialId } = await startTrial(world.as.brand_owner, request(campaignId, to));
    await makeTrial(world.brand.id, await idsOf(trialId));
    const [made] = await trialPictures(db(), trialId);
    expect(made?.picture.afterSha256).toBe(made?.picture.beforeSha256);
    expect(made?.picture.drift).toMatchObject({ structure: 0, colour: 0 });
  });

  test('is asked once per key, also when asked twice at once', async () => {
    const world = await makeWorld();
    const to = await addSandboxRoute('next-twice', {}, world);
    const { campaignId } = await makePicturedCampaign(world, { count: 1 });
    const asked = request(campaignId, to);
    const [one, two] = await Promise.all([
      startTrial(world.as.campaign_manager, asked),
      startTrial(world.as.campaign_manager, asked),
    ]);
    expect(one).toEqual(two);
    expect(await findBudget(db(), campaignId)).toMatchObject({ reservedMicros: 10_000 });
  });

  test('refuses what terms, tier, money or the lockset do not allow, each with its reason', async () => {
    const world = await makeWorld();
    const unread = await addSandboxRoute('next-unread');
    const other = await addSandboxRoute(
      'next-final',
      { tiers: ['final'], resolutions: { final: '2K' }, priceMicros: { '2K': 1 } },
      world,
    );
    const dear = await addSandboxRoute('next-dear', { priceMicros: { '1K': 900_000_000 } }, world);
    const { campaignId } = await makePicturedCampaign(world, { count: 1 });
    const manager = world.as.campaign_manager;
    const codes = async (to: string) =>
      startTrial(manager, request(campaignId, to)).then(
        () => [],
        (error: { reasons: { code: string }[] }) => error.reasons.map((reason) => reason.code),
      );
    expect(await codes(unread)).toEqual(['terms_not_accepted']);
    expect(await codes(other)).toContain('route_tier');
    expect(await codes(dear)).toEqual(['budget']);
    await expect(
      startTrial(manager, request(campaignId, dear, { fromRouteId: unread })),
    ).rejects.toMatchObject({ code: 'refused' });
    const preview = await previewTrial(world.as.lead, {
      campaignId,
      tier: 'draft',
      fromRouteId: sandboxDraft,
    });
    expect(preview?.options.find((option) => option.id === dear)).toMatchObject({ totalMicros: 900_000_000 });
    expect(await eventsOf(campaignId)).toEqual([]);
    const stranger = await makeWorld();
    await expect(startTrial(stranger.as.campaign_manager, request(campaignId, dear))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(startTrial(world.as.creative, request(campaignId, dear))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('is not sent once the rights were withdrawn, and its money goes back', async () => {
    const world = await makeWorld();
    const to = await addSandboxRoute('next-rights', {}, world);
    const { campaignId, referenceId } = await makePicturedCampaign(world, { count: 1 });
    const { trialId } = await startTrial(world.as.campaign_manager, request(campaignId, to));
    await withdrawReference(world.as.legal, { referenceId, reason: 'The contract ended.' });
    await makeTrial(world.brand.id, await idsOf(trialId));
    const [made] = await trialPictures(db(), trialId);
    expect(made?.picture).toMatchObject({ state: 'failed', errorCode: 'refused', billedMicros: 0 });
    expect(await findBudget(db(), campaignId)).toMatchObject({ reservedMicros: 0 });
    expect(await checkLedger(db(), world.brand.id)).toEqual([]);
  });
});

describe('a call that ends otherwise', () => {
  const begun = async (spec: Parameters<typeof addSandboxRoute>[1] = {}) => {
    const world = await makeWorld();
    const to = await addSandboxRoute(`next-${++n}`, spec, world);
    const { campaignId } = await makePicturedCampaign(world, { count: 1 });
    const { trialId } = await startTrial(world.as.campaign_manager, request(campaignId, to));
    const [pictureId = ''] = await idsOf(trialId);
    const { beginTrialPicture } = await import('./begin-trial-picture');
    expect(await beginTrialPicture(system(world), { pictureId })).not.toBeNull();
    expect(await beginTrialPicture(system(world), { pictureId })).toBeNull();
    return { world, campaignId, trialId, pictureId };
  };
  const failed = (pictureId: string, kind: 'again' | 'failed' | 'unknown', code: string) => ({
    pictureId,
    kind,
    code,
    message: 'It failed.',
    response: {},
    usage: {},
  });
  const stateOf = async (trialId: string) => (await trialPictures(db(), trialId))[0]?.picture;

  test('turned away is asked once more, then given up', async () => {
    const { world, campaignId, trialId, pictureId } = await begun({ repeatable: false });
    await failTrialPicture(system(world), failed(pictureId, 'again', 'busy'));
    expect(await stateOf(trialId)).toMatchObject({ state: 'queued' });
    const { beginTrialPicture } = await import('./begin-trial-picture');
    await beginTrialPicture(system(world), { pictureId });
    await failTrialPicture(system(world), failed(pictureId, 'again', 'busy'));
    expect(await stateOf(trialId)).toMatchObject({ state: 'failed', billedMicros: 0 });
    expect((await eventsOf(campaignId)).filter((type) => type === 'trial_picture.retried')).toHaveLength(1);
    expect(await findBudget(db(), campaignId)).toMatchObject({ reservedMicros: 0 });
  });

  test('unknown holds its money until a lead settles it, once', async () => {
    const { world, campaignId, trialId, pictureId } = await begun({ repeatable: false });
    await reapDesk();
    expect(await stateOf(trialId)).toMatchObject({ state: 'unknown', errorCode: 'worker_lost' });
    expect(await findBudget(db(), campaignId)).toMatchObject({ reservedMicros: 10_000 });
    expect(await checkLedger(db(), world.brand.id)).toEqual([]);
    const settle = { pictureId, billed: 'list_price', reason: 'It is on the bill.' };
    await expect(settleTrialPicture(world.as.campaign_manager, settle)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const stranger = await makeWorld();
    await expect(settleTrialPicture(stranger.as.lead, settle)).rejects.toMatchObject({ code: 'not_found' });
    const answers = await Promise.allSettled([
      settleTrialPicture(world.as.lead, settle),
      settleTrialPicture(world.as.lead, { ...settle, billed: 'nothing' }),
    ]);
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(await findBudget(db(), campaignId)).toMatchObject({ reservedMicros: 0 });
    expect(await checkLedger(db(), world.brand.id)).toEqual([]);
  });

  test('of a lost worker is made again where that costs nothing', async () => {
    const { trialId, pictureId, world } = await begun();
    await reapDesk();
    expect(await stateOf(trialId)).toMatchObject({ state: 'queued' });
    await makeTrial(world.brand.id, [pictureId]);
    expect(await stateOf(trialId)).toMatchObject({ state: 'succeeded' });
  });

  test('the database keeps what was tried', async () => {
    const { trialId, pictureId } = await begun();
    for (const statement of [
      `update desk_trial set tier = 'final' where id = '${trialId}'`,
      `delete from desk_trial where id = '${trialId}'`,
      `update desk_trial_picture set reserved_micros = 0 where id = '${pictureId}'`,
      `delete from desk_trial_picture where id = '${pictureId}'`,
      `update desk_attempt set seed_sent = 5 where picture_id = '${pictureId}'`,
    ])
      await expect(asOwner(statement), statement).rejects.toThrow(/refused/);
  });
});
