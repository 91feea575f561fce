import { policiesOf } from '@/lib/campaigns/schemas';
import type { Tx } from '@/lib/db/client';
import type { Reason } from '@/lib/errors';
import { isoDay } from '@/lib/governance/check-live';
import { type Chosen, chooseRoute } from '@/lib/models/choose-route';
import { ratioSchema, tierSchema } from '@/lib/models/schemas';
import { operationSchema } from '@/lib/templates/schemas';
import { loadCandidates } from './candidate-store';
import type { LoadedOutput } from './output-store';
import { routeQuestion } from './route-question';

/** The model that an output is made by: the run's, unless it fell back to another. */
export const routeOf = ({ output, run }: Pick<LoadedOutput, 'output' | 'run'>): string =>
  output.routeId ?? run.routeId;

/**
 * Which model an output goes to now: its own while that may take it, otherwise the next of the lockset where the lockset
 * allows that. `without` are models that were tried already. The money is what was reserved for the output; what the
 * person may do was decided when they asked.
 */
export async function routeNow(
  tx: Tx,
  loaded: LoadedOutput,
  { now, without = [] }: { now: Date; without?: readonly string[] },
): Promise<{ chosen: Chosen | null; reasons: Reason[] }> {
  const { run, output, document, inputs } = loaded;
  const own = routeOf(loaded);
  const { fallback } = policiesOf(document);
  const tier = tierSchema.parse(run.tier);
  const may = (id: string) => !without.includes(id) && (fallback || id === own);
  const tiers = document.tiers.filter((entry) => entry.tier === tier);
  const narrowed = { tiers: tiers.map((entry) => ({ ...entry, routes: entry.routes.filter(may) })) };
  const all = await loadCandidates(tx, narrowed, {
    brandId: run.brandId,
    personId: run.requestedBy,
    roles: [],
    now,
  });
  const candidates = (all.get(tier) ?? []).map((entry) => ({
    ...entry,
    ...(entry.id === own ? { position: -1 } : {}),
  }));
  const question = routeQuestion(document, inputs, {
    tier,
    operation: operationSchema.parse(run.operation),
    ratio: ratioSchema.parse(run.size),
    count: 1,
    currency: run.currency,
    budgetLeftMicros: output.reservedMicros,
    mask: run.maskSha256 !== null,
    today: isoDay(now),
  });
  const { chosen, others } = chooseRoute(candidates, { ...question, prefer: 'order' });
  return { chosen, reasons: chosen ? [] : others.flatMap((other) => other.reasons) };
}
