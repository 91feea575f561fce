import { usedEvent } from '@/lib/break-glass/rules';
import { holdOverrides, touchOverride } from '@/lib/break-glass/store';
import { findCampaign } from '@/lib/campaigns/store';
import type { Ctx } from '@/lib/ctx';
import type { Tx } from '@/lib/db/client';
import type { SubmissionState } from '@/lib/db/schema/reviews';
import { conflict, forbidden, notFound, refused } from '@/lib/errors';
import { checkAssetLive, isoDay } from '@/lib/governance/check-live';
import { newId } from '@/lib/id';
import { enqueue } from '@/lib/jobs/queue';
import { mutation, requireCan } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import {
  dueAfter,
  fourEyesDecision,
  moveOf,
  stageName,
  stageOf,
  stagePermission,
  stageRole,
  statementOf,
} from './rules';
import { signOffInput } from './schemas';
import {
  conceptOf,
  contributorsOf,
  findSubmission,
  insertDelivery,
  insertSignOff,
  moveSubmission,
  type Submission,
  signOffsOf,
} from './store';

/**
 * Signs off the stage that the submission waits for. The reviewer sends back the hashes and the statement that they
 * read: what they signed is what is stored, or nothing is signed. The last stage approves, and starts the delivery.
 */
export const signOff = mutation({
  name: 'signOff',
  permission: 'review:read',
  input: signOffInput,
  run: async ({ tx, ctx, input, now }) => {
    const found = await findSubmission(tx, ctx.brand.id, input.submissionId);
    if (!found) throw notFound('submission');
    const stage = stageRead(ctx, found, input.statement);
    requireCan(ctx, stagePermission[stage]);
    if (ctx.actor.kind !== 'person') throw forbidden('Only a person signs.');
    const { id, assetId, campaignId, sha256, pixelDigest } = found;
    if (sha256 !== input.sha256 || pixelDigest !== input.pixelDigest)
      throw refused('This is not the file that you saw. Nothing was signed; reload and look again.');
    const { bars, by } = fourEyesDecision({
      personId: ctx.actor.id,
      conceptId: await conceptOf(tx, assetId),
      contributors: await contributorsOf(tx, ctx.brand.id, assetId),
      signers: (await signOffsOf(tx, ctx.brand.id, id)).map((entry) => entry.personId),
      overrides: await holdOverrides(tx, ctx.brand.id, campaignId, now),
    });
    if (bars.length > 0) throw refused('You cannot sign this off. Nothing was signed.', bars);
    const live = await checkAssetLive(tx, {
      assetId,
      brandId: ctx.brand.id,
      campaignId,
      today: isoDay(now),
    });
    if (live.reasons.length > 0)
      throw refused('This cannot be signed off now. The submission stays where it is.', live.reasons);
    const to = moveOf(found.state, 'sign_off', stage, found.stages);
    const dueAt = to === 'approved' ? null : dueAfter(now);
    if (!to || !(await moveSubmission(tx, ctx.brand.id, id, found.state, { state: to, dueAt })))
      throw conflict('Somebody else decided meanwhile. Nothing was signed; reload to see what happened.');
    await insertSignOff(tx, {
      id: newId('signOff', now),
      submissionId: id,
      stage,
      decision: 'signed_off',
      statement: input.statement,
      sha256,
      pixelDigest,
      seen: live.seen,
      personId: ctx.actor.id,
      decidedAt: now,
    });
    if (to === 'approved') await startDelivery(tx, found, now);
    await tellOn(tx, ctx, found, to, now);
    const subject = { type: 'submission' as const, id };
    if (by) await touchOverride(tx, by.id, subject, now);
    const approved = to === 'approved';
    return {
      result: { submissionId: id, state: to, approved },
      events: [
        {
          type: 'submission.signed_off',
          subject,
          campaignId,
          payload: {
            assetId,
            sha256,
            pixelDigest,
            stage,
            statement: input.statement,
            approved,
            seen: live.seen,
          },
        },
        ...(by ? [usedEvent(by, subject, campaignId)] : []),
      ],
    };
  },
});

/** The stage that the submission waits for, if it is the one whose statement was read. */
function stageRead(ctx: Ctx, found: Submission, statement: string) {
  const text = (stage: 'brand' | 'legal') => statementOf({ ...found, personName: ctx.actor.name, stage });
  const stage = stageOf(found.state);
  if (!stage) throw conflict('This submission was decided already. Nothing was signed.');
  if (text(stage) === statement) return stage;
  if (found.stages.some((entry) => text(entry) === statement))
    throw conflict('This stage was signed off already. Nothing was signed; reload to see by whom.');
  throw refused('The statement is not the one for this file. Nothing was signed; reload and read it again.');
}

async function startDelivery(tx: Tx, { id, brandId, campaignId, assetId }: Submission, now: Date) {
  await insertDelivery(tx, {
    id: newId('delivery', now),
    brandId,
    campaignId,
    submissionId: id,
    assetId,
    createdAt: now,
  });
  await enqueue(tx, 'deliver', [{ submissionId: id, brandId }]);
}

async function tellOn(tx: Tx, ctx: Ctx, found: Submission, to: SubmissionState, now: Date) {
  const next = stageOf(to);
  const campaign = await findCampaign(tx, ctx.brand.id, found.campaignId);
  const name = campaign?.name ?? 'a campaign';
  const common = { brandId: ctx.brand.id, dedupeKey: `submission:${found.id}:${to}` };
  await insertNotice(
    tx,
    next
      ? {
          ...common,
          to: { role: stageRole[next] },
          text: `A picture of ${name} waits for ${stageName[next]}.`,
          href: `/b/${ctx.brand.slug}/review?submission=${found.id}`,
        }
      : {
          ...common,
          to: { personId: found.submittedBy },
          text: `Your picture of ${name} is approved; it is being sealed and delivered.`,
          href: `/b/${ctx.brand.slug}/assets/${found.assetId}`,
        },
    now,
  );
}
