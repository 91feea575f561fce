import type { Ctx } from '@/lib/ctx';
import type { Tx } from '@/lib/db/client';
import { conflict, invalid, notFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { findMembership } from '@/lib/people/store';
import { findConcept } from '@/lib/runs/store';
import { approverRole, ruleNames, takesConcept } from './rules';
import { requestBreakGlassInput } from './schemas';
import { findOpen, insertBreakGlass, lockRequests } from './store';
import { campaignOfUnbiased, roleFor } from './two-people';

type Scope = { campaignId: string; personId: string | null; conceptId: string | null };

async function checkScope(tx: Tx, { brand, actor }: Ctx, scope: Scope): Promise<void> {
  if (scope.personId === actor.id)
    throw invalid('Nothing was asked for.', [
      { code: 'scope', path: 'personId', message: 'Not for yourself: whoever asks does not profit.' },
    ]);
  if (scope.personId !== null && !(await findMembership(tx, scope.personId, brand.slug)))
    throw notFound('person');
  if (scope.conceptId !== null && !(await findConcept(tx, brand.id, scope.campaignId, scope.conceptId)))
    throw notFound('concept');
}

/** Asks that a rule of a campaign be lifted for a while. Nothing changes until a second person approves. */
export const requestBreakGlass = mutation({
  name: 'requestBreakGlass',
  permission: 'override:request',
  input: requestBreakGlassInput,
  run: async ({ tx, ctx, input, now }) => {
    const { campaignId, rule, personId, conceptId, hours, reason } = input;
    const campaign = await campaignOfUnbiased(tx, ctx, campaignId);
    if (conceptId !== null && !takesConcept(rule))
      throw invalid('Nothing was asked for; what you typed is still here.', [
        { code: 'scope', path: 'conceptId', message: 'A quota is a person’s, not a concept’s.' },
      ]);
    await checkScope(tx, ctx, input);
    await lockRequests(tx, campaignId);
    const open = await findOpen(tx, input, now);
    if (open)
      throw conflict(
        open.state === 'requested'
          ? 'The same was asked for already and waits for a decision.'
          : 'This rule is lifted already, for the same people and concepts.',
      );
    const id = newId('breakGlass', now);
    const role = roleFor(ctx, 'override:request');
    await insertBreakGlass(tx, {
      id,
      brandId: ctx.brand.id,
      campaignId,
      rule,
      personId,
      conceptId,
      reason,
      hours,
      requestedBy: ctx.actor.id,
      requestedRole: role,
      requestedAt: now,
    });
    const notice = {
      brandId: ctx.brand.id,
      to: { role: approverRole[rule] },
      text: `${ctx.actor.name} asks to lift “${ruleNames[rule]}” in ${campaign.name}.`,
      href: `/b/${ctx.brand.slug}/campaigns/${campaignId}/rules`,
      dedupeKey: `break-glass:${id}:requested`,
    };
    await insertNotice(tx, notice, now);
    return {
      result: { id },
      events: [
        {
          type: 'break_glass.requested',
          subject: { type: 'break_glass', id },
          campaignId,
          payload: { rule, personId, conceptId, hours, role, reason },
        },
      ],
    };
  },
});
