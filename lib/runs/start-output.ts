import { z } from 'zod';
import { release } from '@/lib/budgets/store';
import type { Tx } from '@/lib/db/client';
import type { Reason } from '@/lib/errors';
import { checkAssetLive, isoDay } from '@/lib/governance/check-live';
import { needsInForce } from '@/lib/governance/store';
import { newId } from '@/lib/id';
import { seedToSend } from '@/lib/models/generate-picture';
import { systemMutation, unchanged } from '@/lib/mutation';
import { rightsReasons } from '@/lib/references/rules';
import { findReferences } from '@/lib/references/store';
import { termsReasons } from '@/lib/terms/rules';
import { termsInForce } from '@/lib/terms/store';
import { insertAttempt, lastAttempt, loadOutput, moveOutput } from './store';

export type StartedOutput = { attemptId: string; seedSent: number | null } | null;

type Loaded = NonNullable<Awaited<ReturnType<typeof loadOutput>>>;

/** A withdrawal between the request and the call stops the call, too. */
async function reasonsNow(tx: Tx, loaded: Loaded, today: string): Promise<Reason[]> {
  const { run, inputs } = loaded;
  const needs = await needsInForce(tx, run.brandId, run.campaignId);
  if (!needs) return [{ code: 'not_active', message: 'The campaign has no lockset in force.' }];
  const ids = inputs.flatMap((input) => (input.referenceId ? [input.referenceId] : []));
  const references = await findReferences(tx, run.brandId, ids);
  const entry = (await termsInForce(tx, run.brandId, [run.routeId])).get(run.routeId);
  const parent = run.parentAssetId
    ? await checkAssetLive(tx, {
        assetId: run.parentAssetId,
        brandId: run.brandId,
        campaignId: run.campaignId,
        today,
      })
    : null;
  return [
    ...references.flatMap((reference) => rightsReasons(reference, { territories: needs.territories, today })),
    ...(entry ? termsReasons(entry.route, entry.terms, entry.decision, needs, today) : []),
    ...(parent?.reasons ?? []),
  ];
}

/**
 * Stores the attempt before the model is called. Null when there is nothing to call: somebody else took it, or rights
 * or terms were withdrawn since the request (then it fails here and the money goes back).
 */
export const startOutput = systemMutation({
  name: 'startOutput',
  input: z.strictObject({ outputId: z.string() }),
  run: async ({ tx, ctx, input, now }) => {
    const loaded = await loadOutput(tx, ctx.brand.id, input.outputId);
    if (loaded?.output.state !== 'queued') return unchanged<StartedOutput>(null);
    const { output, run } = loaded;
    const subject = { type: 'output', id: output.id };
    const reasons = await reasonsNow(tx, loaded, isoDay(now));
    if (reasons.length > 0) {
      const message = reasons.map((reason) => reason.message).join(' ');
      const moved = await moveOutput(tx, output.id, ['queued'], {
        state: 'failed',
        errorCode: 'refused',
        message: `Not sent to the model: ${message}`,
        billedMicros: 0,
        finishedAt: now,
      });
      if (!moved) return unchanged<StartedOutput>(null);
      await release(tx, {
        brandId: run.brandId,
        campaignId: run.campaignId,
        runId: run.id,
        outputId: output.id,
        reservedMicros: output.reservedMicros,
        event: 'output.failed',
        now,
      });
      return {
        result: null as StartedOutput,
        events: [
          {
            type: 'output.failed' as const,
            subject,
            campaignId: run.campaignId,
            payload: { currency: run.currency, runId: run.id, code: 'refused', billedMicros: 0 },
          },
        ],
      };
    }
    if (!(await moveOutput(tx, output.id, ['queued'], { state: 'running', startedAt: now, message: null })))
      return unchanged<StartedOutput>(null);
    const number = ((await lastAttempt(tx, output.id))?.number ?? 0) + 1;
    const route = (await termsInForce(tx, ctx.brand.id, [run.routeId])).get(run.routeId)?.route;
    const seedSent = route ? seedToSend(route.spec, output.seed) : null;
    const attemptId = newId('attempt', now);
    await insertAttempt(tx, {
      id: attemptId,
      outputId: output.id,
      number,
      state: 'sent',
      seedSent,
      startedAt: now,
    });
    return {
      result: { attemptId, seedSent } as StartedOutput,
      events: [
        {
          type: 'output.started' as const,
          subject,
          campaignId: run.campaignId,
          payload: { runId: run.id, attempt: number, seedRequested: output.seed, seedSent },
        },
      ],
    };
  },
});
