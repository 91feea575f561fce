import { findCampaign } from '@/lib/campaigns/store';
import type { Ctx } from '@/lib/ctx';
import type { Tx } from '@/lib/db/client';
import { conflict, forbidden, notFound } from '@/lib/errors';
import { can, type Permission, type Role } from '@/lib/permission';
import { wouldProfit } from './rules';
import { hasContributed } from './store';

/** The role by which this person acts here; the verb has checked that there is one. */
export const roleFor = (ctx: Ctx, permission: Permission): Role => {
  const role = ctx.roles.find((held) => can([held], permission));
  if (!role) throw forbidden('None of your roles allows this.');
  return role;
};

/**
 * The campaign, when this person may ask for a lifted rule in it or decide about one: a person who does not profit, by
 * what their roles let them do next or by what they did here already.
 */
export async function campaignOfUnbiased(tx: Tx, ctx: Ctx, campaignId: string) {
  const campaign = await findCampaign(tx, ctx.brand.id, campaignId);
  if (!campaign) throw notFound('campaign');
  if (ctx.actor.kind !== 'person') throw forbidden('Only people lift a rule.');
  if (campaign.state === 'closed') throw conflict('This campaign is closed, so its rules stay as they are.');
  if (wouldProfit(ctx.roles))
    throw forbidden(
      'You may make or submit pictures in this brand, so two people who may not have to lift its rules.',
    );
  if (await hasContributed(tx, campaignId, ctx.actor.id))
    throw forbidden(
      'You made, picked or submitted something in this campaign, so two other people have to lift its rules.',
    );
  return campaign;
}
