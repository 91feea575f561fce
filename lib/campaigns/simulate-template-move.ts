import { z } from 'zod';
import { notFound, type Reason, refused } from '@/lib/errors';
import { isoDay } from '@/lib/governance/check-live';
import { ratioSchema, tierSchema } from '@/lib/models/schemas';
import { query } from '@/lib/mutation';
import { resolveRun } from '@/lib/runs/resolve-run';
import { loadRunWorld } from '@/lib/runs/store';
import type { RunWorld, WorldParent } from '@/lib/runs/world';
import { operationSchema } from '@/lib/templates/schemas';
import { findTemplateVersion, type TemplateVersion } from '@/lib/templates/store';
import { planReasons } from './plan-rules';
import { planWorld } from './plan-world';
import { planFromDocument } from './rules';
import { addedReasons, simulate } from './simulation-rules';
import { lastRunsWith, type PastRun } from './simulation-store';
import { findCampaign, locksetInForce } from './store';

/** So many of the last runs are asked again. */
const simulatedRuns = 50;

/** The parent that an image-to-image run had, as far as a dry run needs one: picked, and nothing against it. */
function pastParent(run: PastRun): WorldParent | null {
  if (run.operation === 'generate') return null;
  const parent = {
    assetId: run.id,
    conceptId: run.conceptId,
    sha256: '',
    picked: true,
    seed: null,
    size: run.size,
    market: run.market,
    slots: null,
    bytes: 0,
    pixels: 0,
    reasons: [],
  };
  return parent;
}

/** What the run's own decision says about the same request, with this version in the place of the pinned one. */
function decideAgain(world: RunWorld, version: TemplateVersion, run: PastRun, today: string): Reason[] {
  const parent = pastParent(run);
  const pretended: RunWorld = {
    ...world,
    campaign: { ...world.campaign, state: 'active' },
    templates: [
      { versionId: version.id, number: version.number, name: version.templateName, spec: version.spec },
    ],
  };
  const choices = {
    templateVersionId: version.id,
    conceptId: run.conceptId,
    operation: operationSchema.parse(run.operation),
    slots: run.slots,
    tier: tierSchema.parse(run.tier),
    size: ratioSchema.parse(run.size),
    count: 1,
    ...(parent ? { parentAssetId: parent.assetId } : {}),
  };
  return resolveRun(pretended, choices, { parent, conceptPicked: true, personId: '', today }).reasons;
}

/**
 * The policy simulator: what moving a campaign to another version of a template would change. Nothing is written; the last
 * runs are decided about again by the rules that a run is decided by.
 */
export const simulateTemplateMove = query({
  name: 'simulateTemplateMove',
  permission: 'campaign:read',
  input: z.strictObject({
    campaignId: z.string().max(60),
    fromVersionId: z.string().max(60),
    toVersionId: z.string().max(60),
  }),
  run: async ({ db, ctx, input: { campaignId, fromVersionId, toVersionId }, now }) => {
    const campaign = await findCampaign(db, ctx.brand.id, campaignId);
    if (!campaign) throw notFound('campaign');
    const from = await findTemplateVersion(db, ctx.brand.id, fromVersionId);
    const to = await findTemplateVersion(db, ctx.brand.id, toVersionId);
    if (!from || !to || from.templateId !== to.templateId) throw notFound('template version');
    const lockset = await locksetInForce(db, ctx.brand.id, campaignId);
    const who = { personId: ctx.actor.id, roles: ctx.roles, now };
    const world = await loadRunWorld(db, ctx.brand.id, campaignId, who);
    if (!world || !lockset?.document.templates.some((entry) => entry.versionId === from.id))
      throw refused('The lockset in force does not pin this version, so there is nothing to compare.');
    const today = isoDay(now);
    const runs = await lastRunsWith(db, ctx.brand.id, campaignId, from.id, simulatedRuns);
    const plan = planFromDocument(lockset.document);
    const moved = {
      ...plan,
      templateVersionIds: plan.templateVersionIds.map((id) => (id === from.id ? to.id : id)),
    };
    return {
      campaign: { id: campaign.id, name: campaign.name },
      lockset: { number: lockset.number },
      from,
      to,
      simulation: simulate(runs, (run, version) =>
        decideAgain(world, version === 'pinned' ? from : to, run, today),
      ),
      /** What the lockset would have to change beside the version. */
      planReasons: addedReasons(
        planReasons(plan, await planWorld(db, ctx.brand.id, plan, today)).map(unnumbered(from)),
        planReasons(moved, await planWorld(db, ctx.brand.id, moved, today)).map(unnumbered(to)),
      ),
    };
  },
});
export type TemplateMove = Awaited<ReturnType<typeof simulateTemplateMove>>;

/** Plan reasons name the version; without its number the same reason is the same for both. */
const unnumbered =
  (version: TemplateVersion) =>
  (reason: Reason): Reason => ({
    ...reason,
    message: reason.message.replace(
      `${version.templateName}, version ${version.number},`,
      version.templateName,
    ),
  });
