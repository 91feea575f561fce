import { conflict, notFound } from '@/lib/errors';
import { mutation, unchanged } from '@/lib/mutation';
import { deleteModelRule, holdModelRule, upsertModelRule } from './permit-store';
import { setModelRuleInput } from './rule-schemas';
import { findRoute } from './store';

/** What no rule means: allowed, without a quota. */
const open = { allowed: true, picturesPerDay: null };

/**
 * Sets what a role may do with a model in the brand. It counts with the next request; what runs already goes on. A rule
 * that would say what holds without one is taken away instead.
 */
export const setModelRule = mutation({
  name: 'setModelRule',
  permission: 'model:limit',
  input: setModelRuleInput,
  run: async ({ tx, ctx, input: { before, ...rule }, now }) => {
    const { role, routeId, allowed, picturesPerDay } = rule;
    const key = { brandId: ctx.brand.id, role, routeId };
    if (!(await findRoute(tx, routeId))) throw notFound('model');
    const held = await holdModelRule(tx, key);
    const same = (one: { allowed: boolean; picturesPerDay: number | null } | null, other: typeof one) =>
      (one ?? open).allowed === (other ?? open).allowed &&
      (one ?? open).picturesPerDay === (other ?? open).picturesPerDay;
    if (same(held, rule)) return unchanged(rule);
    if (!same(held, before))
      throw conflict(
        'Somebody else changed this rule meanwhile, so yours was not saved. Reload to see theirs, then set yours again.',
      );
    if (same(rule, open)) await deleteModelRule(tx, key);
    else await upsertModelRule(tx, { ...key, allowed, picturesPerDay, setBy: ctx.actor.id, updatedAt: now });
    return {
      result: rule,
      events: [{ type: 'model_rule.set', subject: { type: 'route', id: routeId }, payload: rule }],
    };
  },
});
