import { canonicalHash } from '@/lib/canonical';
import { conflict, invalid, notFound, type Reason } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { decideTermsInput } from './schemas';
import { insertDecision, lockDecision, termsInForce } from './store';

/** Legal accepts, accepts with limits, or refuses. Bound to the version that was read. */
export const decideTerms = mutation({
  name: 'decideTerms',
  permission: 'terms:decide',
  input: decideTermsInput,
  run: async ({ tx, ctx, input, now }) => {
    const { routeId, termsId, decision, limits, note, previousDecisionId } = input;
    await lockDecision(tx, ctx.brand.id, routeId);
    const entry = (await termsInForce(tx, ctx.brand.id, [routeId])).get(routeId);
    if (!entry?.terms) throw notFound('terms record');
    if (entry.terms.id !== termsId)
      throw conflict(
        'A newer reading of these terms was recorded meanwhile. Nothing was decided; what you typed is still here. Reload and read it first.',
      );
    if (previousDecisionId !== undefined && previousDecisionId !== (entry.decision?.id ?? null))
      throw conflict('Somebody else decided meanwhile. Nothing was decided; reload to see what they said.');
    const { uses, territories, until } = limits;
    const limited = uses !== null || territories !== null || until !== null;
    const wrong = (path: string, message: string): Reason => ({ code: 'limits', path, message });
    if ((decision === 'accepted_with_limits') !== limited)
      throw invalid('Nothing was decided; what you typed is still here.', [
        limited
          ? wrong('decision', 'Limits go with "accepted with limits" only.')
          : wrong('limits.uses', 'Name at least one limit: uses, territories or a last day.'),
      ]);
    if (until !== null && until < now.toISOString().slice(0, 10))
      throw invalid('Nothing was decided; what you typed is still here.', [
        wrong('limits.until', 'This day is over. Give a later one, or refuse.'),
      ]);
    const id = newId('termsDecision', now);
    await insertDecision(tx, {
      id,
      brandId: ctx.brand.id,
      routeId,
      termsId,
      decision,
      limits,
      note,
      decidedBy: ctx.actor.id,
      decidedAt: now,
    });
    return {
      result: { id, routeId },
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
