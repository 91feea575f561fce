import { z } from 'zod';
import { notFound } from '@/lib/errors';
import { isoDay } from '@/lib/governance/check-live';
import { query } from '@/lib/mutation';
import { rightsReasons } from '@/lib/references/rules';
import { ancestors, conceptRuns, conceptUploads, listConcepts } from './concept-store';
import { referencesFor } from './resolve-run';
import { findConcept, loadParent, loadRunWorld } from './store';

/** Everything that the run page shows, in one read. */
export const readRunForm = query({
  name: 'readRunForm',
  permission: 'run:read',
  input: z.strictObject({
    campaignId: z.string(),
    conceptId: z.string().nullable(),
    parentAssetId: z.string().nullable(),
  }),
  run: async ({ db, ctx, input, now }) => {
    const world = await loadRunWorld(db, ctx.brand.id, input.campaignId, {
      personId: ctx.actor.id,
      roles: ctx.roles,
      now,
    });
    if (!world) throw notFound('campaign');
    const today = isoDay(now);
    const parent = input.parentAssetId
      ? await loadParent(db, ctx.brand.id, input.campaignId, input.parentAssetId, today)
      : null;
    if (input.parentAssetId && !parent) throw notFound('picture');
    const conceptId = parent?.conceptId ?? input.conceptId;
    const concept = conceptId ? await findConcept(db, ctx.brand.id, input.campaignId, conceptId) : null;
    if (conceptId && !concept) throw notFound('concept');
    const { lockset, budget } = world;
    const territories = lockset?.document.needs.territories ?? [];
    return {
      campaign: { id: world.campaign.id, name: world.campaign.name, state: world.campaign.state },
      lockset: lockset
        ? {
            number: lockset.number,
            sha256: lockset.sha256,
            markets: lockset.document.markets,
            sizes: lockset.document.sizes,
            tiers: lockset.document.tiers.map((entry) => entry.tier),
            seeds: lockset.document.seeds,
          }
        : null,
      templates: world.templates.map((template) => ({
        ...template,
        references: referencesFor(template.spec, world.references).map((reference) => ({
          id: reference.id,
          name: reference.name,
          role: reference.role,
          required: reference.required,
          expiresOn: reference.expiresOn,
          problems: rightsReasons(reference, { territories, today }).map((reason) => reason.message),
        })),
      })),
      palette: world.palette,
      forbiddenTerms: world.forbiddenTerms,
      marketTerms: world.marketTerms,
      claims: world.claims,
      budget: budget
        ? {
            currency: budget.currency,
            leftMicros: budget.limitMicros - budget.reservedMicros - budget.spentMicros,
            limitMicros: budget.limitMicros,
          }
        : null,
      parent: parent
        ? {
            assetId: parent.assetId,
            picked: parent.picked,
            slots: parent.slots,
            market: parent.market,
            size: parent.size,
          }
        : null,
      lineage: parent ? await ancestors(db, ctx.brand.id, parent.assetId) : [],
      concept: concept ? { id: concept.id, name: concept.name } : null,
      runs: concept ? await conceptRuns(db, ctx.brand.id, concept.id) : [],
      uploads: concept ? await conceptUploads(db, ctx.brand.id, concept.id) : [],
      concepts: await listConcepts(db, ctx.brand.id, input.campaignId),
    };
  },
});
export type RunForm = Awaited<ReturnType<typeof readRunForm>>;
