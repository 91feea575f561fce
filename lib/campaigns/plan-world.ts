import type { DbOrTx } from '@/lib/db/client';
import { findReferences, listReferences } from '@/lib/references/store';
import { findTemplateVersion, listPublishedVersions } from '@/lib/templates/store';
import { termsInForce } from '@/lib/terms/store';
import type { PlanRoute, PlanWorld } from './plan-rules';
import type { CampaignPlan } from './schemas';

async function routesOf(db: DbOrTx, brandId: string, ids?: readonly string[]): Promise<PlanRoute[]> {
  const inForce = await termsInForce(db, brandId, ids);
  return [...inForce.values()].map(({ route, terms, decision }) => {
    const { id, name, enabled, spec } = route;
    return { id, name, enabled, spec, terms, decision };
  });
}

/** What this plan names, as the brand has it. What is not of the brand is not found. */
export async function planWorld(
  db: DbOrTx,
  brandId: string,
  plan: CampaignPlan,
  today: string,
): Promise<PlanWorld> {
  const templates = [];
  for (const id of new Set(plan.templateVersionIds)) {
    const found = await findTemplateVersion(db, brandId, id);
    if (found) templates.push({ ...found, name: found.templateName });
  }
  const referenceIds = plan.references.map((entry) => entry.id);
  const routeIds = [...new Set(plan.tiers.flatMap((entry) => entry.routeIds))];
  return {
    templates,
    references: await findReferences(db, brandId, referenceIds),
    routes: await routesOf(db, brandId, routeIds),
    today,
  };
}

/** Everything that a plan of the brand could name, for the plan's editor. */
export async function planChoices(db: DbOrTx, brandId: string, today: string) {
  const templates = await listPublishedVersions(db, brandId);
  return {
    templates: templates.map((entry) => ({ ...entry, name: entry.templateName })),
    references: await listReferences(db, brandId),
    routes: await routesOf(db, brandId),
    today,
  };
}
