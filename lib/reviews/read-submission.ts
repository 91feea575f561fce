import { readStanding } from '@/lib/assets/read-standing';
import { makingOf, parentsOf } from '@/lib/assets/record-store';
import { findAsset, listNotes } from '@/lib/assets/store';
import { readStory } from '@/lib/assets/story-store';
import { overridesInForce } from '@/lib/break-glass/store';
import type { Ctx } from '@/lib/ctx';
import type { DbOrTx } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { fourEyesDecision, stageOf, stagePermission, statementOf } from './rules';
import { contributorsOf, findSubmission, signOffsOf } from './store';

/** Everything that a reviewer has beside the picture. Null when there is no such submission in this brand. */
export async function readSubmission(db: DbOrTx, ctx: Ctx, id: string) {
  const brandId = ctx.brand.id;
  const submission = await findSubmission(db, brandId, id);
  const asset = submission && (await findAsset(db, brandId, submission.assetId));
  if (!submission || !asset) return null;
  const [making, parents, signOffs, standing, notes, story, overrides, contributors] = await Promise.all([
    makingOf(db, brandId, asset.id),
    parentsOf(db, brandId, asset.id),
    signOffsOf(db, brandId, id),
    readStanding(db, asset),
    listNotes(db, brandId, asset.id),
    readStory(db, brandId, [asset.id]),
    overridesInForce(db, brandId, submission.campaignId, new Date()),
    contributorsOf(db, brandId, asset.id),
  ]);
  const stage = stageOf(submission.state);
  const holdsStage = stage !== null && can(ctx.roles, stagePermission[stage]);
  const { bars, by } = holdsStage
    ? fourEyesDecision({
        personId: ctx.actor.id,
        conceptId: asset.conceptId,
        contributors,
        signers: signOffs.map((entry) => entry.personId),
        overrides,
      })
    : { bars: [], by: null };
  const statement =
    stage && holdsStage ? statementOf({ ...submission, personName: ctx.actor.name, stage }) : null;
  return {
    submission,
    asset,
    making,
    parents,
    signOffs,
    standing,
    notes,
    story,
    /** Four eyes while it is lifted for anybody here, and what lets this person through. */
    lifted: overrides.filter((entry) => entry.rule === 'four_eyes'),
    by,
    stage,
    /** The person's role signs this stage; `bars` may still stand in the way. */
    holdsStage,
    bars,
    statement,
  };
}
export type ReviewRecord = NonNullable<Awaited<ReturnType<typeof readSubmission>>>;
