import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { changeRoute } from '@/lib/models/change-route';
import type { KeyedProvider } from '@/lib/models/provider-names';
import { findRoute } from '@/lib/models/store';
import { attemptsOf, outputsOf } from '@/lib/runs/output-store';
import { decideTerms } from '@/lib/terms/decide-terms';
import { termsInForce } from '@/lib/terms/store';
import { makeActiveCampaign, sandboxFinal, type World } from '@/test-support/fixtures';
import type { testDatabase } from '@/test-support/test-db';
import { renderOutput } from './render-output';

/** A route of each provider that serves drafts. */
export const draftRoutes: Record<KeyedProvider, string> = {
  google: 'google:gemini-3.1-flash-lite-image:paid',
  bytedance: 'bytedance:seedream-5-0-260128:modelark',
  fal: 'fal:fal-ai-flux-2-edit:api',
  replicate: 'replicate:black-forest-labs-flux-2-pro:api',
  openai: 'openai:gpt-image-2:api',
};
const LISTED = 35_000;

/** Gives each of the routes a price, switches it on, and has legal accept its terms. */
export async function openRoutes(world: World, routeIds: readonly string[]): Promise<void> {
  for (const routeId of routeIds) {
    const route = await findRoute(db(), routeId);
    if (!route) throw new Error(routeId);
    const { name, revision, spec } = route;
    if (!route.enabled)
      await changeRoute(systemInstallationCtx, {
        routeId,
        revision,
        name,
        enabled: true,
        spec: { ...spec, priceMicros: { '1K': LISTED } },
      });
    const terms = (await termsInForce(db(), world.brand.id, [routeId])).get(routeId)?.terms;
    await decideTerms(world.as.legal, {
      routeId,
      termsId: terms?.id,
      decision: 'accepted',
      limits: { uses: null, territories: null, until: null },
    });
  }
}

/** An active campaign whose drafts go to these routes, in this order. */
export const campaignOn = (world: World, routeIds: string[], { fallback = false } = {}) =>
  makeActiveCampaign(world, {
    plan: {
      sizes: ['1:1'],
      tiers: [
        { tier: 'draft', routeIds },
        { tier: 'final', routeIds: [sandboxFinal] },
      ],
      policies: { fallback, seedMayVary: true, prefer: 'order' },
    },
  });

/** Lets the worker take every output of a run, as often as it is put back, without the pauses between. */
export async function drain(
  database: ReturnType<typeof testDatabase>,
  world: World,
  runId: string,
  { rounds = 12, pauses = false } = {},
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const waiting = (await outputsOf(db(), runId)).filter((output) => output.state === 'queued');
    if (waiting.length === 0) return;
    if (!pauses)
      await database.asOwner('UPDATE run_output SET next_try_at = NULL WHERE run_id = $1', [runId]);
    for (const { id } of waiting)
      await renderOutput({ outputId: id, brandId: world.brand.id }, new AbortController().signal);
  }
}

/** The first output of a run with the calls that were made for it. */
export async function outcomeOf(runId: string) {
  const [output] = await outputsOf(db(), runId);
  if (!output) throw new Error(runId);
  return { output, attempts: await attemptsOf(db(), output.id) };
}
