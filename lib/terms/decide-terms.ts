import { z } from 'zod';
import { canonicalHash } from '@/lib/canonical';
import { conflict, invalid, notFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { termsLimitsSchema } from '@/lib/models/schemas';
import { mutation } from '@/lib/mutation';
import { insertDecision, termsInForce } from './store';

/** Legal accepts, accepts with limits, or refuses. Bound to the version that was read. */
export const decideTerms = mutation({
  name: 'decideTerms',
  permission: 'terms:decide',
  input: z.strictObject({
    routeId: z.string(),
    termsId: z.string(),
    decision: z.enum(['accepted', 'accepted_with_limits', 'refused']),
    limits: termsLimitsSchema,
    note: z.string().trim().max(1000).default(''),
  }),
  run: async ({ tx, ctx, input, now }) => {
    const entry = (await termsInForce(tx, ctx.brand.id, [input.routeId])).get(input.routeId);
    if (!entry?.terms) throw notFound('terms record');
    if (entry.terms.id !== input.termsId)
      throw conflict(
        'A newer reading of these terms was recorded meanwhile. Nothing was decided; read it first.',
      );
    const { uses, territories, until } = input.limits;
    const limited = uses !== null || territories !== null || until !== null;
    if ((input.decision === 'accepted_with_limits') !== limited)
      throw invalid('Nothing was decided.', [
        {
          code: 'limits',
          path: 'limits',
          message: limited
            ? 'Limits go with "accept with limits".'
            : 'Name at least one limit: uses, territories or a last day.',
        },
      ]);
    const id = newId('termsDecision', now);
    await insertDecision(tx, {
      id,
      brandId: ctx.brand.id,
      ...input,
      decidedBy: ctx.actor.id,
      decidedAt: now,
    });
    const { routeId, termsId, decision, limits } = input;
    return {
      result: { id },
      events: [
        {
          type: 'terms.decided',
          subject: { type: 'route', id: routeId },
          payload: { routeId, termsId, termsHash: canonicalHash(entry.terms.answers), decision, limits },
        },
      ],
    };
  },
});
