import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { forgetEnv } from '@/lib/env';
import { changeRoute } from '@/lib/models/change-route';
import { findRoute } from '@/lib/models/store';
import { decideTerms } from '@/lib/terms/decide-terms';
import { termsInForce } from '@/lib/terms/store';
import { makeActiveCampaign, makeWorld, sandboxFinal } from './fixtures';

const tsx = (file: string, env: Record<string, string | undefined>, stdio: 'ignore' | 'pipe') =>
  spawn('node_modules/.bin/tsx', [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', stdio, 'ignore'],
    detached: true,
  });
const end = (child: ChildProcess) => {
  if (child.pid) process.kill(-child.pid, 'SIGKILL');
};

export type ProviderSaw = { calls: number; turnedAway: number; most: number; first: number; last: number };

/** Starts the local provider in a process of its own and points Gemini's adapter to it. */
export async function startProvider(settings: { latencyMs: number; limit: number; edge?: number }) {
  const child = tsx(
    'bench/local-provider.ts',
    {
      LATENCY_MS: String(settings.latencyMs),
      LIMIT: String(settings.limit),
      EDGE: String(settings.edge ?? 1_024),
    },
    'pipe',
  );
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const origin = `http://127.0.0.1:${line.toString().trim()}`;
  Object.assign(process.env, {
    GOOGLE_GENERATIVE_AI_API_KEY: 'bench-key',
    GOOGLE_BASE_URL: `${origin}/v1beta`,
  });
  forgetEnv();
  return {
    saw: async () => (await (await fetch(origin)).json()) as ProviderSaw,
    stop: () => end(child),
  };
}

export function startWorker() {
  const child = tsx('worker/main.ts', { LOG_LEVEL: 'silent' }, 'ignore');
  return { stop: () => end(child) };
}

/** A campaign whose drafts go to Gemini, with so many calls at a time. */
export async function makeGovernedCampaign({ concurrency = 10 } = {}) {
  const routeId = 'google:gemini-3.1-flash-lite-image:paid';
  const world = await makeWorld();
  const route = await findRoute(db(), routeId);
  const terms = (await termsInForce(db(), world.brand.id, [routeId])).get(routeId)?.terms;
  if (!route || !terms) throw new Error(routeId);
  const { name, revision, enabled, spec } = route;
  await changeRoute(systemInstallationCtx, {
    routeId,
    revision,
    name,
    enabled,
    spec: { ...spec, concurrency },
  });
  await decideTerms(world.as.legal, {
    routeId,
    termsId: terms.id,
    decision: 'accepted',
    limits: { uses: null, territories: null, until: null },
  });
  const campaign = await makeActiveCampaign(world, {
    plan: {
      sizes: ['1:1'],
      tiers: [
        { tier: 'draft', routeIds: [routeId] },
        { tier: 'final', routeIds: [sandboxFinal] },
      ],
      policies: { fallback: false, seedMayVary: true, prefer: 'order' },
    },
  });
  return { world, campaign, route: { ...route, spec: { ...spec, concurrency } } };
}
