import type { LocksetDocument } from '@/lib/campaigns/schemas';
import type { DbOrTx } from '@/lib/db/client';
import { listHealth, restsUntil } from '@/lib/models/health-store';
import { configuredProviders } from '@/lib/models/key-store';
import { permitsOf } from '@/lib/models/permit-store';
import type { Candidate } from '@/lib/models/route-reasons';
import type { Tier } from '@/lib/models/schemas';
import type { Role } from '@/lib/permission';
import { termsInForce } from '@/lib/terms/store';

/** The models that a lockset names per tier, each as it is now: terms, key, health, and what the person may do with it. */
export async function loadCandidates(
  db: DbOrTx,
  document: Pick<LocksetDocument, 'tiers'>,
  who: { brandId: string; personId: string; roles: readonly Role[]; now: Date },
): Promise<Map<Tier, Candidate[]>> {
  const routeIds = [...new Set(document.tiers.flatMap((entry) => entry.routes))];
  const inForce = await termsInForce(db, who.brandId, routeIds);
  const health = await listHealth(db, routeIds);
  const providers = [...inForce.values()].map(({ route }) => route.provider);
  const configured = await configuredProviders(db, providers);
  const permit = await permitsOf(db, who);
  const candidates = new Map<Tier, Candidate[]>();
  for (const { tier, routes } of document.tiers)
    candidates.set(
      tier,
      routes.flatMap((routeId, position) => {
        const entry = inForce.get(routeId);
        if (!entry) return [];
        const { route, terms, decision } = entry;
        const { id, name, modelId, provider, enabled, spec } = route;
        return [
          {
            id,
            name,
            modelId,
            provider,
            enabled,
            spec,
            position,
            terms,
            decision,
            configured: configured(provider),
            restsUntil: restsUntil(health.get(id), who.now)?.toISOString() ?? null,
            halfOpen: Boolean(health.get(id)?.openUntil),
            permit: permit(id),
          },
        ];
      }),
    );
  return candidates;
}
