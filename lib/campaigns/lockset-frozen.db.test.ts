import { describe, expect, it } from 'vitest';
import { eventsOf } from '@/lib/brands/test-brand';
import { db } from '@/lib/db/client';
import { makeActiveCampaign, makeWorld } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { changeCampaign } from './change-campaign';
import { recomputeLocksetHash } from './lockset-hash';
import { readLocksetRows } from './lockset-store';
import { proposeLockset } from './propose-lockset';
import { refuseLockset } from './refuse-lockset';
import { signOffLockset } from './sign-off-lockset';
import { findCampaign, findLockset, listLocksets, locksetInForce } from './store';

const { asOwner } = testDatabase();

describe('an amendment', () => {
  it('leaves the lockset in force until it is signed, and then replaces it', async () => {
    const world = await makeWorld();
    const active = await makeActiveCampaign(world);
    const { campaignId } = active;
    const manager = world.as.campaign_manager;
    const now = await findCampaign(db(), world.brand.id, campaignId);
    if (!now) throw new Error('gone');
    await expect(proposeLockset(manager, { campaignId })).rejects.toMatchObject({ code: 'conflict' });
    const change = {
      campaignId,
      revision: now.revision,
      name: 'Autumn',
      brief: '',
      startsOn: null,
      endsOn: null,
    };
    await changeCampaign(manager, { ...change, plan: { ...active.plan, markets: ['en-GB'] } });
    const next = await proposeLockset(manager, { campaignId });
    expect(next.number).toBe(2);
    expect(await findCampaign(db(), world.brand.id, campaignId)).toMatchObject({
      state: 'active',
      locksetId: active.locksetId,
    });
    await refuseLockset(world.as.brand_owner, { locksetId: next.locksetId, reason: 'Keep Germany' });
    expect((await locksetInForce(db(), world.brand.id, campaignId))?.id).toBe(active.locksetId);
    const again = await proposeLockset(manager, { campaignId });
    await signOffLockset(world.as.brand_owner, { locksetId: again.locksetId, sha256: again.sha256 });
    expect((await locksetInForce(db(), world.brand.id, campaignId))?.number).toBe(3);
    expect((await listLocksets(db(), world.brand.id, campaignId)).map((row) => row.state)).toEqual([
      'frozen',
      'refused',
      'frozen',
    ]);
  });
});

describe('a frozen lockset', () => {
  const children: [string, string][] = [
    ['lockset_template', "update lockset_template set spec_hash = 'x' where lockset_id = $1"],
    ['lockset_template', 'delete from lockset_template where lockset_id = $1'],
    ['lockset_reference', 'update lockset_reference set required = false where lockset_id = $1'],
    ['lockset_reference', 'delete from lockset_reference where lockset_id = $1'],
    ['lockset_seed', 'insert into lockset_seed (lockset_id, position, seed) values ($1, 99, 99)'],
    ['lockset_seed', 'update lockset_seed set seed = 99 where lockset_id = $1 and position = 1'],
    ['lockset_seed', 'delete from lockset_seed where lockset_id = $1'],
    ['lockset_tier', "insert into lockset_tier (lockset_id, tier) values ($1, 'motion')"],
    [
      'lockset_route',
      "insert into lockset_route (lockset_id, tier, route_id, position) values ($1, 'draft', 'google:gemini-3-pro-image:paid', 9)",
    ],
    ['lockset_route', 'delete from lockset_route where lockset_id = $1'],
    ['lockset_size', "insert into lockset_size (lockset_id, size) values ($1, '16:9')"],
    ['lockset_market', "insert into lockset_market (lockset_id, market) values ($1, 'fr-FR')"],
    ['lockset_stage', 'delete from lockset_stage where lockset_id = $1'],
    ['lockset_stage', "update lockset_stage set stage = 'brand' where lockset_id = $1"],
    ['lockset', "update lockset set json = '{}' where id = $1"],
    ['lockset', "update lockset set state = 'proposed', frozen_at = null where id = $1"],
    ['lockset', 'delete from lockset where id = $1'],
  ];
  it('refuses every change of it and of its rows, even to the owner of the tables', async () => {
    const world = await makeWorld();
    const { locksetId } = await makeActiveCampaign(world);
    for (const [, sql] of children)
      await expect(asOwner(sql, [locksetId]), sql).rejects.toMatchObject({ code: '23001' });
    const lockset = await findLockset(db(), world.brand.id, locksetId);
    if (!lockset) throw new Error('gone');
    expect(recomputeLocksetHash(await readLocksetRows(db(), lockset), lockset.json)).toBe(lockset.sha256);
    expect((await eventsOf(world.brand.id)).length).toBeGreaterThan(0);
  });
});
