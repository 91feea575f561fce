import type { z } from 'zod';
import { findCampaign } from '@/lib/campaigns/store';
import type { Ctx } from '@/lib/ctx';
import type { Tx } from '@/lib/db/client';
import { conflict, forbidden, notFound } from '@/lib/errors';
import { checkAssetLive, isoDay } from '@/lib/governance/check-live';
import { newId } from '@/lib/id';
import { requireCan } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { moveOf, stageOf, stagePermission } from './rules';
import type { turnDownInput } from './schemas';
import { findSubmission, insertSignOff, moveSubmission } from './store';

const decisions = {
  request_changes: { decision: 'changes_requested', told: 'asked for changes to' },
  reject: { decision: 'rejected', told: 'rejected' },
} as const;

/** A reviewer's decision against an asset, with its reason. It closes the submission; live checks do not stand in its way. */
export async function turnDown(
  scope: { tx: Tx; ctx: Ctx; input: z.output<typeof turnDownInput>; now: Date },
  verb: keyof typeof decisions,
) {
  const { tx, ctx, input, now } = scope;
  const found = await findSubmission(tx, ctx.brand.id, input.submissionId);
  if (!found) throw notFound('submission');
  requireCan(ctx, stagePermission[input.stage]);
  if (ctx.actor.kind !== 'person') throw forbidden('Only a person reviews.');
  const { id, assetId, campaignId, sha256, pixelDigest } = found;
  const to =
    stageOf(found.state) === input.stage ? moveOf(found.state, verb, input.stage, found.stages) : null;
  const closed = to && { state: to, dueAt: null, closedAt: now };
  if (!closed || !(await moveSubmission(tx, ctx.brand.id, id, found.state, closed)))
    throw conflict('Somebody else decided meanwhile. Nothing was changed; reload to see what happened.');
  const { seen } = await checkAssetLive(tx, {
    assetId,
    brandId: ctx.brand.id,
    campaignId,
    today: isoDay(now),
  });
  const { decision, told } = decisions[verb];
  await insertSignOff(tx, {
    id: newId('signOff', now),
    submissionId: id,
    stage: input.stage,
    decision,
    statement: '',
    reason: input.reason,
    sha256,
    pixelDigest,
    seen,
    personId: ctx.actor.id,
    decidedAt: now,
  });
  const campaign = await findCampaign(tx, ctx.brand.id, campaignId);
  const notice = {
    brandId: ctx.brand.id,
    to: { personId: found.submittedBy },
    text: `${ctx.actor.name} ${told} your picture of ${campaign?.name ?? 'a campaign'}: ${input.reason}`,
    href: `/b/${ctx.brand.slug}/assets/${assetId}`,
    dedupeKey: `submission:${id}:${decision}`,
  };
  await insertNotice(tx, notice, now);
  return {
    submissionId: id,
    state: decision,
    campaignId,
    payload: { assetId, sha256, pixelDigest, stage: input.stage, reason: input.reason },
  };
}
