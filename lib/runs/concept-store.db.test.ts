import { expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { db } from '@/lib/db/client';
import { makeAsset } from '@/lib/reviews/test-submission';
import { makeActiveCampaign, makeWorld } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { listConcepts } from './concept-store';

testDatabase();

test('each concept is listed with its own pictures, picks and cover, and only in its brand', async () => {
  const world = await makeWorld();
  const campaign = await makeActiveCampaign(world);
  const first = await makeAsset(world, campaign.campaignId);
  const second = await makeAsset(world, campaign.campaignId);
  await pickAsset(world.as.campaign_manager, { assetId: first.assetId });
  const listed = await listConcepts(db(), world.brand.id, campaign.campaignId);
  expect(listed.map(({ pictures, picks, coverId }) => ({ pictures, picks, coverId }))).toEqual([
    { pictures: 1, picks: 0, coverId: second.assetId },
    { pictures: 1, picks: 1, coverId: first.assetId },
  ]);
  const other = await makeWorld();
  expect(await listConcepts(db(), other.brand.id, campaign.campaignId)).toEqual([]);
});
