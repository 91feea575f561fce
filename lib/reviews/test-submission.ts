import { pickAsset } from '@/lib/assets/pick-asset';
import { findAsset } from '@/lib/assets/store';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { startConceptFromUpload } from '@/lib/runs/start-concept-from-upload';
import { makeActiveCampaign, storedPicture, type World } from '@/test-support/fixtures';
import { statementOf } from './rules';
import { signOff } from './sign-off';
import { findSubmission } from './store';
import { submitAsset } from './submit-asset';

/** For tests: an asset of its own in an active campaign, uploaded by the creative. */
export async function makeAsset(world: World, campaignId?: string) {
  const campaign = campaignId ?? (await makeActiveCampaign(world)).campaignId;
  const { image } = await storedPicture();
  const made = await startConceptFromUpload(world.as.creative, {
    about: {
      campaignId: campaign,
      name: 'Cup on a table',
      source: 'photograph',
      rightsOwner: 'Northbean',
      licence: 'own work',
      consent: '',
      territories: ['WORLD'],
      expiresOn: null,
    },
    image,
  });
  return { ...made, campaignId: campaign, image };
}

/** Made by the creative, picked and submitted by the manager; waits for the brand review. */
export async function makeSubmission(world: World, campaignId?: string) {
  const asset = await makeAsset(world, campaignId);
  await pickAsset(world.as.campaign_manager, { assetId: asset.assetId });
  const { submissionId } = await submitAsset(world.as.campaign_manager, { assetId: asset.assetId });
  return { ...asset, submissionId };
}

/** What the review page would send for this person. */
export async function signature(ctx: Ctx, submissionId: string, stage: 'brand' | 'legal') {
  const found = await findSubmission(db(), ctx.brand.id, submissionId);
  if (!found) throw new Error('No such submission.');
  const { assetId, sha256, pixelDigest } = found;
  const statement = statementOf({ personName: ctx.actor.name, stage, assetId, sha256, pixelDigest });
  return { submissionId, sha256, pixelDigest, statement };
}

export async function sign(ctx: Ctx, submissionId: string, stage: 'brand' | 'legal') {
  return signOff(ctx, await signature(ctx, submissionId, stage));
}

/** Signed by the brand owner and by legal; its delivery is pending. */
export async function makeApproved(world: World, campaignId?: string) {
  const made = await makeSubmission(world, campaignId);
  await sign(world.as.brand_owner, made.submissionId, 'brand');
  await sign(world.as.legal, made.submissionId, 'legal');
  return made;
}

export const stateOf = async (world: World, assetId: string) =>
  (await findAsset(db(), world.brand.id, assetId))?.state;
