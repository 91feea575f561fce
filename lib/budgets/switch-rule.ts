import { findCampaign, findRule, hasContributed, setHardStop, upsertRule } from '@/lib/campaigns/store';
import { switchRuleInput } from '@/lib/campaigns/verb-schemas';
import { conflict, forbidden, notFound } from '@/lib/errors';
import { mutation, requireCan } from '@/lib/mutation';

/** Switches a rule of a campaign, as an event by somebody who does not profit from it: no contributor of the campaign. */
export const switchRule = mutation({
  name: 'switchRule',
  permission: 'campaign:read',
  input: switchRuleInput,
  run: async ({ tx, ctx, input, now }) => {
    const { campaignId, rule, enabled, reason } = input;
    requireCan(ctx, rule === 'hard_stop' ? 'rule:switch_hard_stop' : 'rule:switch_four_eyes');
    if (!(await findCampaign(tx, ctx.brand.id, campaignId))) throw notFound('campaign');
    if (await hasContributed(tx, campaignId, ctx.actor.id))
      throw forbidden(
        'You made, picked or submitted something in this campaign, so somebody else has to switch its rules.',
      );
    if (rule === 'hard_stop') {
      if (!(await setHardStop(tx, campaignId, enabled)))
        throw conflict(
          `The campaign has no budget yet, or its hard stop is ${enabled ? 'on' : 'off'} already.`,
        );
    } else {
      const before = await findRule(tx, campaignId, 'four_eyes');
      if ((before?.enabled ?? true) === enabled)
        throw conflict(`Four eyes is ${enabled ? 'on' : 'off'} already.`);
      await upsertRule(tx, { campaignId, rule, enabled, reason, changedBy: ctx.actor.id, changedAt: now });
    }
    return {
      result: { rule, enabled },
      events: [
        {
          type: 'rule.switched',
          subject: { type: 'campaign', id: campaignId },
          campaignId,
          payload: { rule, enabled, reason },
        },
      ],
    };
  },
});
