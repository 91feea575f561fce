import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { withdrawReference } from '@/lib/references/withdraw-reference';
import { makeActiveCampaign, makePerson, makeWorld } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { changeCampaign } from './change-campaign';
import { closeCampaign } from './close-campaign';
import { createCampaign } from './create-campaign';
import { recomputeLocksetHash } from './lockset-hash';
import { readLocksetRows } from './lockset-store';
import { proposeLockset } from './propose-lockset';
import { refuseLockset } from './refuse-lockset';
import { emptyPlan } from './schemas';
import { signOffLockset } from './sign-off-lockset';
import { findCampaign, findLockset, findProposal, listLocksets, locksetInForce } from './store';
import { planned, proposed } from './test-campaign';

const { asOwner } = testDatabase();

const typesOf = async (campaignId: string) =>
  (await asOwner('select type from event where campaign_id = $1 order by position', [campaignId])).map(
    (row) => (row as { type: string }).type,
  );

describe('createCampaign and changeCampaign', () => {
  it('begins with an empty plan, changes it by revision, and records both', async () => {
    const world = await makeWorld();
    const { campaignId, plan, save } = await planned(world);
    expect((await findCampaign(db(), world.brand.id, campaignId))?.plan).toEqual(plan);
    await expect(save(1, emptyPlan)).rejects.toMatchObject({ code: 'conflict' });
    expect(await save(2, plan)).toEqual({ revision: 2 });
    expect(await save(2, { ...plan, seeds: [7] })).toEqual({ revision: 3 });
    expect(await typesOf(campaignId)).toEqual(['campaign.created', 'campaign.changed', 'campaign.changed']);
  });
  it('has one winner of two people who save at once', async () => {
    const world = await makeWorld();
    const { plan, save } = await planned(world);
    const answers = await Promise.allSettled(
      [2, 2, 2].map((revision, n) => save(revision, { ...plan, seeds: [n + 1] })),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
  });
  it('refuses other roles, another brand, and dates in the wrong order', async () => {
    const world = await makeWorld();
    const other = await makeWorld();
    const { campaignId, plan } = await planned(world);
    for (const role of ['creative', 'legal', 'lead', 'admin'] as const)
      await expect(createCampaign(world.as[role], { name: 'X' })).rejects.toMatchObject({
        code: 'forbidden',
      });
    await expect(
      changeCampaign(other.as.campaign_manager, {
        campaignId,
        revision: 2,
        name: 'X',
        brief: '',
        startsOn: null,
        endsOn: null,
        plan,
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      createCampaign(world.as.campaign_manager, { name: 'X', startsOn: '2027-02-01', endsOn: '2027-01-01' }),
    ).rejects.toMatchObject({ code: 'invalid', reasons: [{ path: 'endsOn' }] });
  });
});

describe('proposeLockset', () => {
  it('names everything that is missing, and proposes nothing', async () => {
    const world = await makeWorld();
    const { id } = await createCampaign(world.as.campaign_manager, { name: 'Empty' });
    const refusal = await proposeLockset(world.as.campaign_manager, { campaignId: id }).catch(
      (error) => error,
    );
    expect(refusal.code).toBe('refused');
    expect(refusal.reasons.map((reason: { code: string }) => reason.code)).toEqual([
      'no_template',
      'no_tier',
      'no_seed',
      'no_size',
      'no_market',
      'no_use',
      'no_territory',
    ]);
    for (const reason of refusal.reasons) expect(reason.cure).toBeTruthy();
    expect(await listLocksets(db(), world.brand.id, id)).toEqual([]);
    expect(await typesOf(id)).toEqual(['campaign.created']);
  });
  it('writes the document and rows that give its hash, and waits', async () => {
    const world = await makeWorld();
    const { campaignId, locksetId, sha256 } = await proposed(world);
    const lockset = await findLockset(db(), world.brand.id, locksetId);
    expect(lockset).toMatchObject({ state: 'proposed', number: 1, sha256 });
    expect(lockset?.document.chains).toEqual([
      { market: 'de-DE', stages: ['brand', 'legal'] },
      { market: 'en-GB', stages: ['brand', 'legal'] },
    ]);
    if (!lockset) throw new Error('gone');
    expect(recomputeLocksetHash(await readLocksetRows(db(), lockset), lockset.json)).toBe(sha256);
    expect((await findCampaign(db(), world.brand.id, campaignId))?.state).toBe('proposed');
    await expect(proposeLockset(world.as.campaign_manager, { campaignId })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
  it('lets nobody change the plan while it waits', async () => {
    const world = await makeWorld();
    const { plan, save } = await proposed(world);
    await expect(save(3, { ...plan, seeds: [1] })).rejects.toMatchObject({ code: 'conflict' });
  });
  it('refuses a reference whose rights were withdrawn, a route that legal did not accept, and another brand', async () => {
    const world = await makeWorld();
    const { campaignId, plan, save } = await planned(world);
    await withdrawReference(world.as.brand_owner, {
      referenceId: plan.references[0]?.id,
      reason: 'Contract ended',
    });
    await save(2, { ...plan, tiers: [{ tier: 'final', routeIds: ['google:gemini-3-pro-image:paid'] }] });
    const refusal = await proposeLockset(world.as.campaign_manager, { campaignId }).catch((error) => error);
    expect(refusal.reasons.map((reason: { code: string }) => reason.code)).toEqual([
      'rights_withdrawn',
      'terms_not_accepted',
    ]);
    const other = await makeWorld();
    await expect(proposeLockset(other.as.campaign_manager, { campaignId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(proposeLockset(world.as.creative, { campaignId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
  it('takes nothing of another brand into a plan', async () => {
    const world = await makeWorld();
    const other = await makeWorld();
    const foreign = await makeActiveCampaign(other);
    const { campaignId, plan, save } = await planned(world);
    await save(2, {
      ...plan,
      templateVersionIds: foreign.plan.templateVersionIds,
      references: foreign.plan.references,
    });
    const refusal = await proposeLockset(world.as.campaign_manager, { campaignId }).catch((error) => error);
    expect(refusal.reasons.map((reason: { code: string }) => reason.code)).toEqual([
      'template_gone',
      'reference_gone',
    ]);
  });
  it('has one winner of several who propose at once', async () => {
    const world = await makeWorld();
    const { campaignId } = await planned(world);
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => proposeLockset(world.as.campaign_manager, { campaignId })),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(await listLocksets(db(), world.brand.id, campaignId)).toHaveLength(1);
  });
});

describe('signOffLockset', () => {
  it('freezes it, puts it in force, and says whose name is under it', async () => {
    const world = await makeWorld();
    const { campaignId, locksetId, sha256 } = await proposed(world);
    await signOffLockset(world.as.brand_owner, { locksetId, sha256 });
    const inForce = await locksetInForce(db(), world.brand.id, campaignId);
    expect(inForce).toMatchObject({
      id: locksetId,
      state: 'frozen',
      signedBy: world.as.brand_owner.actor.id,
    });
    expect(await findCampaign(db(), world.brand.id, campaignId)).toMatchObject({
      state: 'active',
      locksetId,
    });
    expect(await typesOf(campaignId)).toEqual([
      'campaign.created',
      'campaign.changed',
      'lockset.proposed',
      'lockset.frozen',
    ]);
    await expect(signOffLockset(world.as.brand_owner, { locksetId, sha256 })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
  it('refuses the proposer, other roles, another hash and another brand', async () => {
    const world = await makeWorld();
    const { campaignId } = await planned(world);
    const { locksetId, sha256 } = await proposeLockset(world.as.brand_owner, { campaignId });
    await expect(signOffLockset(world.as.brand_owner, { locksetId, sha256 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    for (const role of ['campaign_manager', 'creative', 'legal', 'lead', 'admin'] as const)
      await expect(signOffLockset(world.as[role], { locksetId, sha256 })).rejects.toMatchObject({
        code: 'forbidden',
      });
    const second = await makePerson(world.brand, ['brand_owner']);
    await expect(
      signOffLockset(second, { locksetId, sha256: sha256.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')) }),
    ).rejects.toMatchObject({ code: 'refused' });
    const other = await makeWorld();
    await expect(signOffLockset(other.as.brand_owner, { locksetId, sha256 })).rejects.toMatchObject({
      code: 'not_found',
    });
    await signOffLockset(second, { locksetId, sha256 });
  });
  it('has one winner of sign-off against refusal and against another sign-off, every time', async () => {
    const world = await makeWorld();
    const second = await makePerson(world.brand, ['brand_owner']);
    const base = await planned(world);
    for (let round = 0; round < 20; round++) {
      const { id } = await createCampaign(world.as.campaign_manager, { name: `Race ${round}` });
      await changeCampaign(world.as.campaign_manager, {
        campaignId: id,
        revision: 1,
        name: 'R',
        brief: '',
        startsOn: null,
        endsOn: null,
        plan: base.plan,
      });
      const { locksetId, sha256 } = await proposeLockset(world.as.campaign_manager, { campaignId: id });
      const answers = await Promise.allSettled([
        signOffLockset(world.as.brand_owner, { locksetId, sha256 }),
        signOffLockset(second, { locksetId, sha256 }),
        refuseLockset(second, { locksetId, reason: 'Not yet' }),
      ]);
      expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
      for (const answer of answers)
        if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' });
      const decided = (await typesOf(id)).filter((type) => /frozen|refused/.test(type));
      expect(decided).toHaveLength(1);
    }
  });
});

describe('refuseLockset', () => {
  it('puts a first one back to draft with the reason, which everybody can read', async () => {
    const world = await makeWorld();
    const { campaignId, locksetId, save, plan } = await proposed(world);
    await expect(refuseLockset(world.as.brand_owner, { locksetId, reason: '' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(refuseLockset(world.as.legal, { locksetId, reason: 'No' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await refuseLockset(world.as.brand_owner, { locksetId, reason: 'Wrong markets' });
    expect((await findLockset(db(), world.brand.id, locksetId))?.refusedReason).toBe('Wrong markets');
    const campaign = await findCampaign(db(), world.brand.id, campaignId);
    expect(campaign?.state).toBe('draft');
    expect(await findProposal(db(), world.brand.id, campaignId)).toBeNull();
    await save(campaign?.revision ?? 0, { ...plan, markets: ['en-GB'] });
  });
});

describe('closeCampaign', () => {
  it('closes once, and not while a lockset waits', async () => {
    const world = await makeWorld();
    const { campaignId, locksetId } = await proposed(world);
    const manager = world.as.campaign_manager;
    await expect(closeCampaign(manager, { campaignId })).rejects.toMatchObject({ code: 'conflict' });
    await refuseLockset(world.as.brand_owner, { locksetId, reason: 'Not needed' });
    await expect(closeCampaign(world.as.legal, { campaignId })).rejects.toMatchObject({ code: 'forbidden' });
    const answers = await Promise.allSettled([1, 2, 3].map(() => closeCampaign(manager, { campaignId })));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect((await typesOf(campaignId)).filter((type) => type === 'campaign.closed')).toHaveLength(1);
    await expect(proposeLockset(manager, { campaignId })).rejects.toMatchObject({ code: 'conflict' });
    const other = await makeWorld();
    await expect(closeCampaign(other.as.campaign_manager, { campaignId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
