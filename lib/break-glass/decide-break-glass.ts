import { conflict, forbidden, notFound } from '@/lib/errors';
import { mutation, requireCan } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { approvePermission, endOf, moveOf, ruleNames } from './rules';
import { decideBreakGlassInput } from './schemas';
import { findBreakGlass, moveBreakGlass } from './store';
import { campaignOfUnbiased, roleFor } from './two-people';

/** The second person: lifts the rule for the time that was asked for, or leaves it as it is. */
export const decideBreakGlass = mutation({
  name: 'decideBreakGlass',
  permission: 'campaign:read',
  input: decideBreakGlassInput,
  run: async ({ tx, ctx, input: { breakGlassId, decision, note }, now }) => {
    const found = await findBreakGlass(tx, ctx.brand.id, breakGlassId);
    if (!found) throw notFound('request');
    const { id, rule, campaignId, personId, conceptId, reason, requestedBy } = found;
    const permission = approvePermission[rule];
    requireCan(ctx, permission);
    const campaign = await campaignOfUnbiased(tx, ctx, campaignId);
    if (requestedBy === ctx.actor.id) throw forbidden('You asked for this, so another person has to decide.');
    if (personId === ctx.actor.id) throw forbidden('This is for you, so another person has to decide.');
    const state = moveOf(found.state, decision);
    const expiresAt = decision === 'approve' ? endOf(now, found.hours) : null;
    const role = roleFor(ctx, permission);
    const decided = { decidedBy: ctx.actor.id, decidedRole: role, decidedAt: now, decisionNote: note };
    if (
      !state ||
      !(await moveBreakGlass(tx, ctx.brand.id, id, 'requested', { ...decided, state, expiresAt }))
    )
      throw conflict('This was decided or taken back meanwhile. Reload to see what happened.');
    const notice = {
      brandId: ctx.brand.id,
      to: { personId: requestedBy },
      text:
        decision === 'approve'
          ? `“${ruleNames[rule]}” is lifted in ${campaign.name}, as you asked.`
          : `${ctx.actor.name} declined to lift “${ruleNames[rule]}” in ${campaign.name}.`,
      href: `/b/${ctx.brand.slug}/campaigns/${campaignId}/rules`,
      dedupeKey: `break-glass:${id}:decided`,
    };
    await insertNotice(tx, notice, now);
    const about = { subject: { type: 'break_glass', id }, campaignId };
    return {
      result: { id, state, expiresAt },
      events: [
        expiresAt
          ? {
              ...about,
              type: 'break_glass.approved',
              payload: {
                rule,
                personId,
                conceptId,
                requestedBy,
                role,
                reason,
                note,
                expiresAt: expiresAt.toISOString(),
              },
            }
          : { ...about, type: 'break_glass.declined', payload: { rule, requestedBy, role, note } },
      ],
    };
  },
});
