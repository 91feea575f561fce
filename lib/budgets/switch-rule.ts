import { findCampaign } from '@/lib/campaigns/store';
import { switchRuleInput } from '@/lib/campaigns/verb-schemas';
import type { Tx } from '@/lib/db/client';
import { conflict, forbidden, notFound } from '@/lib/errors';
import { mutation, requireCan } from '@/lib/mutation';
import { can } from '@/lib/permission';
import { findRule, hasContributed, setHardStop, upsertRule } from './store';

/** Four eyes is on from the start, without a row: the first row can only say off. */
async function switchFourEyes(tx: Tx, row: Parameters<typeof upsertRule>[1]): Promise<boolean> {
  if (row.enabled && !(await findRule(tx, row.campaignId, row.rule))) return false;
  return upsertRule(tx, row);
}

/**
 * Switches a rule of a campaign, as an event by somebody who does not profit from it: nobody who contributed to the
 * campaign, and nobody whose roles would let them make use of it next.
 */
export const switchRule = mutation({
  name: 'switchRule',
  permission: 'campaign:read',
  input: switchRuleInput,
  run: async ({ tx, ctx, input, now }) => {
    const { campaignId, rule, enabled, reason } = input;
    requireCan(ctx, rule === 'hard_stop' ? 'rule:switch_hard_stop' : 'rule:switch_four_eyes');
    const campaign = await findCampaign(tx, ctx.brand.id, campaignId);
    if (!campaign) throw notFound('campaign');
    if (campaign.state === 'closed')
      throw conflict('This campaign is closed, so its rules stay as they are.');
    if (!enabled && (can(ctx.roles, 'run:create') || can(ctx.roles, 'submission:create')))
      throw forbidden(
        'You may make and submit pictures in this brand, so somebody who may not has to switch its rules off.',
      );
    if (await hasContributed(tx, campaignId, ctx.actor.id))
      throw forbidden(
        'You made, picked or submitted something in this campaign, so somebody else has to switch its rules.',
      );
    const switched =
      rule === 'hard_stop'
        ? await setHardStop(tx, campaignId, enabled)
        : await switchFourEyes(tx, {
            campaignId,
            rule,
            enabled,
            reason,
            changedBy: ctx.actor.id,
            changedAt: now,
          });
    if (!switched)
      throw conflict(
        rule === 'hard_stop'
          ? `The campaign has no budget yet, or its hard stop is ${enabled ? 'on' : 'off'} already.`
          : `Four eyes is ${enabled ? 'on' : 'off'} already.`,
      );
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
