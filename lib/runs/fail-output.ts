import { z } from 'zod';
import { release } from '@/lib/budgets/store';
import { systemMutation, unchanged } from '@/lib/mutation';
import { endAttempt, lastAttempt, loadOutput, moveOutput } from './store';

const input = z.strictObject({
  outputId: z.string(),
  kind: z.enum(['failed', 'unknown']),
  code: z.string(),
  message: z.string(),
  response: z.record(z.string(), z.unknown()),
  usage: z.record(z.string(), z.number()),
});

/**
 * A call did not give a picture. `failed`: nothing was billed and the reservation goes back. `unknown`: it may have been
 * billed, so the reservation stays until a person settles it, and the call is never sent again.
 */
export const failOutput = systemMutation({
  name: 'failOutput',
  input,
  run: async ({ tx, ctx, input, now }) => {
    const loaded = await loadOutput(tx, ctx.brand.id, input.outputId);
    if (!loaded) return unchanged(null);
    const { output, run } = loaded;
    const { kind, code, message } = input;
    const moved = await moveOutput(tx, output.id, ['running'], {
      state: kind,
      errorCode: code,
      message,
      finishedAt: now,
      ...(kind === 'failed' ? { billedMicros: 0 } : {}),
    });
    if (!moved) return unchanged(null);
    const attempt = await lastAttempt(tx, output.id);
    if (attempt)
      await endAttempt(tx, attempt.id, {
        state: kind,
        response: input.response,
        usage: input.usage,
        finishedAt: now,
      });
    if (kind === 'failed')
      await release(tx, {
        brandId: run.brandId,
        campaignId: run.campaignId,
        runId: run.id,
        outputId: output.id,
        reservedMicros: output.reservedMicros,
        event: 'output.failed',
        now,
      });
    const shared = { subject: { type: 'output', id: output.id }, campaignId: run.campaignId };
    const { currency, id: runId } = run;
    return {
      result: null,
      events: [
        kind === 'failed'
          ? { ...shared, type: 'output.failed' as const, payload: { currency, runId, code, billedMicros: 0 } }
          : {
              ...shared,
              type: 'output.unknown' as const,
              payload: { currency, runId, reservedMicros: output.reservedMicros },
            },
      ],
    };
  },
});
