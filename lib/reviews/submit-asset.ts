import { holdAsset, lockPick } from '@/lib/assets/write-store';
import { stagesOf } from '@/lib/campaigns/rules';
import { findCampaign, locksetInForce } from '@/lib/campaigns/store';
import { conflict, notFound, refused } from '@/lib/errors';
import { checkAssetLive, isoDay } from '@/lib/governance/check-live';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { dueAfter, stageName, stageRole, stageState } from './rules';
import { submitAssetInput } from './schemas';
import { insertSubmission, liveSubmission } from './store';

/** Puts a picked asset up for review. From here on it is bound: its bytes, its pixels, and the stages to pass. */
export const submitAsset = mutation({
  name: 'submitAsset',
  permission: 'submission:create',
  input: submitAssetInput,
  run: async ({ tx, ctx, input, now }) => {
    const brandId = ctx.brand.id;
    const asset = await holdAsset(tx, brandId, input.assetId);
    if (!asset) throw notFound('asset');
    const { id: assetId, campaignId, sha256, pixelDigest } = asset;
    if (!(await lockPick(tx, brandId, assetId)))
      throw refused('Only a picked picture can be submitted. Nothing was submitted.', [
        { code: 'not_picked', message: 'This picture is not picked.', cure: 'Pick it first.' },
      ]);
    if (await liveSubmission(tx, brandId, assetId))
      throw conflict('This picture was submitted already; it is in review or approved.');
    const campaign = await findCampaign(tx, brandId, campaignId);
    const lockset = await locksetInForce(tx, brandId, campaignId);
    if (campaign?.state !== 'active' || !lockset)
      throw refused('This campaign is not active, so nothing can be submitted in it.');
    const live = await checkAssetLive(tx, { assetId, brandId, campaignId, today: isoDay(now) });
    if (live.reasons.length > 0)
      throw refused('This picture cannot be submitted now. It stays picked.', live.reasons);
    // The chain in force decides, even for a picture made under an earlier lockset; without a market the full one.
    const stages = [...stagesOf(lockset.document, asset.market ?? '')];
    const first = stages[0];
    if (!first) throw new Error(`The lockset ${lockset.id} has an empty chain.`);
    const submissionId = newId('submission', now);
    await insertSubmission(tx, {
      id: submissionId,
      brandId,
      campaignId,
      assetId,
      locksetId: lockset.id,
      state: stageState[first],
      stages,
      sha256,
      pixelDigest,
      seen: live.seen,
      note: input.note,
      dueAt: dueAfter(now),
      submittedBy: ctx.actor.id,
      submittedAt: now,
    });
    const notice = {
      brandId,
      to: { role: stageRole[first] },
      text: `${ctx.actor.name} submitted a picture of ${campaign.name} for ${stageName[first]}.`,
      href: `/b/${ctx.brand.slug}/review?submission=${submissionId}`,
      dedupeKey: `submission:${submissionId}:${stageState[first]}`,
    };
    await insertNotice(tx, notice, now);
    return {
      result: { submissionId, state: stageState[first] },
      events: [
        {
          type: 'asset.submitted',
          subject: { type: 'submission', id: submissionId },
          campaignId,
          payload: { assetId, sha256, pixelDigest, stages, locksetId: lockset.id, seen: live.seen },
        },
      ],
    };
  },
});
