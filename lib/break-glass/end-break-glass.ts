import { conflict, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { moveOf } from './rules';
import { endBreakGlassInput } from './schemas';
import { endInForce, findBreakGlass } from './store';

/** Ends it before its time: the rule holds again at once. One person is enough to be stricter. */
export const endBreakGlass = mutation({
  name: 'endBreakGlass',
  permission: 'override:request',
  input: endBreakGlassInput,
  run: async ({ tx, ctx, input: { breakGlassId, reason }, now }) => {
    const found = await findBreakGlass(tx, ctx.brand.id, breakGlassId);
    if (!found) throw notFound('request');
    const { id, campaignId, rule } = found;
    const by = { endedBy: ctx.actor.id, endedAt: now, endedReason: reason };
    if (!moveOf(found.state, 'end') || !(await endInForce(tx, ctx.brand.id, id, by)))
      throw conflict('The rule is not lifted any more: its time was over, or somebody ended it.');
    return {
      result: { id },
      events: [
        {
          type: 'break_glass.ended',
          subject: { type: 'break_glass', id },
          campaignId,
          payload: { rule, reason },
        },
      ],
    };
  },
});
