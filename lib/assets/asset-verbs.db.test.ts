import { beforeAll, describe, expect, test } from 'vitest';
import type { AppError } from '@/lib/errors';
import { makeApproved, makeAsset, makeSubmission, stateOf } from '@/lib/reviews/test-submission';
import { withdrawSubmission } from '@/lib/reviews/withdraw-submission';
import { makeActiveCampaign, makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { discardAsset } from './discard-asset';
import { labelAsset } from './label-asset';
import { noteAsset } from './note-asset';
import { pickAsset } from './pick-asset';
import { unpickAsset } from './unpick-asset';

const database = testDatabase();
let world: World;
let other: World;
let campaignId: string;

beforeAll(async () => {
  world = await makeWorld();
  other = await makeWorld();
  campaignId = (await makeActiveCampaign(world)).campaignId;
});

const rows = async <T = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  (await database.asOwner(sql, values)) as T[];
const eventsOf = (id: string) =>
  rows<{ type: string; actor_id: string; payload: Record<string, unknown> }>(
    'SELECT type, actor_id, payload FROM event WHERE subject_id = $1 ORDER BY position',
    id,
  );
async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught as AppError,
  );
  expect(error, 'should have been refused').not.toBeNull();
  return error as AppError;
}
const codes = (error: AppError) => error.reasons.map((reason) => reason.code);
const types = (events: { type: string }[]) => events.map((event) => event.type);

describe('picking', () => {
  test('picks, takes back, and picks again, each with its event', async () => {
    const { assetId } = await makeAsset(world, campaignId);
    await pickAsset(world.as.creative, { assetId });
    expect(await stateOf(world, assetId)).toBe('picked');
    expect((await refusal(pickAsset(world.as.campaign_manager, { assetId }))).code).toBe('conflict');
    await unpickAsset(world.as.campaign_manager, { assetId });
    expect((await refusal(unpickAsset(world.as.creative, { assetId }))).code).toBe('conflict');
    await pickAsset(world.as.campaign_manager, { assetId });
    expect(types(await eventsOf(assetId))).toEqual([
      'asset.uploaded',
      'asset.picked',
      'asset.unpicked',
      'asset.picked',
    ]);
  });

  test('is refused for the wrong role and for another brand', async () => {
    const { assetId } = await makeAsset(world, campaignId);
    expect((await refusal(pickAsset(world.as.legal, { assetId }))).code).toBe('forbidden');
    expect((await refusal(pickAsset(other.as.creative, { assetId }))).code).toBe('not_found');
    expect((await refusal(unpickAsset(other.as.creative, { assetId }))).code).toBe('not_found');
  });

  test('a submitted pick stays; a withdrawn submission frees it', async () => {
    const { assetId, submissionId } = await makeSubmission(world, campaignId);
    expect(codes(await refusal(unpickAsset(world.as.creative, { assetId })))).toEqual(['submitted']);
    await withdrawSubmission(world.as.campaign_manager, { submissionId });
    await unpickAsset(world.as.creative, { assetId });
    expect(await stateOf(world, assetId)).toBe('draft');
  });
});

describe('about an asset', () => {
  test('an approved asset changes in nothing; names, tags and notes are events of their own', async () => {
    const { assetId } = await makeApproved(world, campaignId);
    const [before] = await rows('SELECT * FROM asset WHERE id = $1', assetId);
    const ctx = world.as.brand_owner;
    expect(
      await labelAsset(ctx, { assetId, revision: 0, name: 'Hero', tags: ['autumn', 'autumn'] }),
    ).toMatchObject({ revision: 1 });
    expect((await refusal(labelAsset(ctx, { assetId, revision: 0, name: 'Late', tags: [] }))).code).toBe(
      'conflict',
    );
    expect(await labelAsset(ctx, { assetId, revision: 1, name: 'Hero 2', tags: [] })).toMatchObject({
      revision: 2,
    });
    await noteAsset(ctx, { assetId, text: 'For the landing page' });
    expect(await rows('SELECT * FROM asset WHERE id = $1', assetId)).toEqual([before]);
    expect(types(await eventsOf(assetId)).slice(-3)).toEqual([
      'asset.labelled',
      'asset.labelled',
      'asset.noted',
    ]);
    for (const set of ["sha256 = repeat('0', 64)", "market = 'de-DE'", 'width = 1'])
      await expect(rows(`UPDATE asset SET ${set} WHERE id = $1`, assetId)).rejects.toThrow(/never changes/);
  });

  test('labels and notes are refused for the wrong role and another brand', async () => {
    const { assetId } = await makeAsset(world, campaignId);
    const label = { assetId, revision: 0, name: 'x', tags: [] };
    expect((await refusal(labelAsset(world.as.lead, label))).code).toBe('forbidden');
    expect((await refusal(labelAsset(other.as.creative, label))).code).toBe('not_found');
    expect((await refusal(noteAsset(world.as.lead, { assetId, text: 'x' }))).code).toBe('forbidden');
    expect((await refusal(noteAsset(other.as.creative, { assetId, text: 'x' }))).code).toBe('not_found');
  });

  test('a draft can be discarded; its record stays', async () => {
    const { assetId, image, conceptId } = await makeAsset(world, campaignId);
    await noteAsset(world.as.creative, { assetId, text: 'Too dark' });
    const manager = world.as.campaign_manager;
    await pickAsset(manager, { assetId });
    expect(codes(await refusal(discardAsset(manager, { assetId })))).toEqual(['picked']);
    await unpickAsset(manager, { assetId });
    expect((await refusal(discardAsset(world.as.legal, { assetId }))).code).toBe('forbidden');
    expect((await refusal(discardAsset(other.as.campaign_manager, { assetId }))).code).toBe('not_found');
    await discardAsset(manager, { assetId });
    expect(await rows('SELECT 1 FROM asset WHERE id = $1', assetId)).toEqual([]);
    expect(await rows('SELECT sha256 FROM blob WHERE sha256 = $1', image.sha256)).toHaveLength(1);
    expect((await eventsOf(assetId)).at(-1)).toMatchObject({
      type: 'asset.discarded',
      payload: { sha256: image.sha256, pixelDigest: image.pixelDigest, conceptId, outputId: null },
    });
    expect((await refusal(discardAsset(manager, { assetId }))).code).toBe('not_found');
  });

  test('what was ever submitted is never deleted, by nobody', async () => {
    const { assetId, submissionId } = await makeSubmission(world, campaignId);
    await withdrawSubmission(world.as.campaign_manager, { submissionId });
    await unpickAsset(world.as.campaign_manager, { assetId });
    expect(codes(await refusal(discardAsset(world.as.campaign_manager, { assetId })))).toEqual(['submitted']);
    await rows('DELETE FROM pick WHERE asset_id = $1', assetId);
    await expect(rows('DELETE FROM asset WHERE id = $1', assetId)).rejects.toThrow(/never be deleted/);
    await expect(rows('DELETE FROM submission WHERE id = $1', submissionId)).rejects.toThrow(/never deleted/);
  });
});
