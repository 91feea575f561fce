import { conflict, forbidden, notFound } from '@/lib/errors';
import { mutation } from '@/lib/mutation';
import { moveOf } from './rules';
import { withdrawBreakGlassInput } from './schemas';
import { findBreakGlass, moveBreakGlass } from './store';

/** Takes a request back before anybody decided. */
export const withdrawBreakGlass = mutation({
  name: 'withdrawBreakGlass',
  permission: 'override:request',
  input: withdrawBreakGlassInput,
  run: async ({ tx, ctx, input, now }) => {
    const found = await findBreakGlass(tx, ctx.brand.id, input.breakGlassId);
    if (!found) throw notFound('request');
    if (found.requestedBy !== ctx.actor.id) throw forbidden('Only whoever asked takes a request back.');
    const state = moveOf(found.state, 'withdraw');
    const ended = { endedBy: ctx.actor.id, endedAt: now };
    if (!state || !(await moveBreakGlass(tx, ctx.brand.id, found.id, 'requested', { state, ...ended })))
      throw conflict('This was decided or taken back meanwhile. Reload to see what happened.');
    return {
      result: { id: found.id },
      events: [
        {
          type: 'break_glass.withdrawn',
          subject: { type: 'break_glass', id: found.id },
          campaignId: found.campaignId,
          payload: { rule: found.rule },
        },
      ],
    };
  },
});
