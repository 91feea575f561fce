import { z } from 'zod';
import { settle } from '@/lib/budgets/store';
import { conflict, notFound, refused } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { loadOutput, moveOutput, purseOf } from './output-store';

/** A person looked at the provider's bill: an unknown call is settled with what it really cost. */
export const reconcileOutput = mutation({
  name: 'reconcileOutput',
  permission: 'budget:set',
  input: z.strictObject({
    outputId: z.string(),
    billedMicros: z.int().nonnegative(),
    reason: z.string().trim().min(3, 'Say how you found out.').max(500),
  }),
  run: async ({ tx, ctx, input, now }) => {
    const loaded = await loadOutput(tx, ctx.brand.id, input.outputId);
    if (!loaded) throw notFound('picture');
    const { output, run } = loaded;
    if (input.billedMicros > output.reservedMicros * 10)
      throw refused('That is more than ten times the price. Check the amount.');
    const moved = await moveOutput(tx, output.id, ['unknown'], {
      state: 'failed',
      errorCode: 'reconciled',
      message: 'The call was lost; a lead settled its bill.',
      billedMicros: input.billedMicros,
      finishedAt: now,
    });
    if (!moved) throw conflict('This call is not waiting to be settled any more.');
    const passed = await settle(tx, {
      ...purseOf(loaded),
      spentMicros: input.billedMicros,
      event: 'output.reconciled',
      now,
    });
    return {
      result: null,
      events: [
        {
          type: 'output.reconciled' as const,
          subject: { type: 'output', id: output.id },
          campaignId: run.campaignId,
          payload: {
            currency: run.currency,
            runId: run.id,
            billedMicros: input.billedMicros,
            reason: input.reason,
          },
        },
        ...passed,
      ],
    };
  },
});
