import { z } from 'zod';
import { isoDay } from '@/lib/governance/check-live';
import { besideWords, endingWords } from '@/lib/models/retirement-rules';
import { systemMutation, unchanged } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { deskHref } from './address';
import { endingsOf } from './ending-store';

const told = ['campaign_manager', 'lead', 'brand_owner'] as const;

/** Tells the people of a campaign that a model of its lockset ends: once per campaign and model, however often it is called. */
export const warnCampaign = systemMutation({
  name: 'warnCampaign',
  input: z.strictObject({ campaignId: z.string(), routeId: z.string() }),
  run: async ({ tx, ctx, input: { campaignId, routeId }, now }) => {
    const found = await endingsOf(tx, ctx.brand.id, { today: isoDay(now), campaignId });
    const ending = found.find((entry) => entry.routeId === routeId);
    if (!ending) return unchanged(false);
    const tiers = ending.tiers.map((entry) => entry.tier);
    let news = false;
    for (const role of told) {
      const made = await insertNotice(
        tx,
        {
          brandId: ctx.brand.id,
          to: { role },
          text: `${ending.routeName} ${endingWords(ending)}. ${ending.campaignName} uses it. ${besideWords(ending)}`,
          href: deskHref(ctx.brand.slug, { campaignId, tier: tiers[0], routeId }),
          dedupeKey: `retiring:${campaignId}:${routeId}:${role}`,
        },
        now,
      );
      news ||= made;
    }
    if (!news) return unchanged(false);
    return {
      result: true,
      events: [
        {
          type: 'campaign.warned',
          subject: { type: 'campaign', id: campaignId },
          campaignId,
          payload: { routeId, retiresOn: ending.retiresOn, tiers },
        },
      ],
    };
  },
});
