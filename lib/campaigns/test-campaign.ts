import { makeActiveCampaign, type World } from '@/test-support/fixtures';
import { changeCampaign } from './change-campaign';
import { createCampaign } from './create-campaign';
import { proposeLockset } from './propose-lockset';
import type { CampaignPlan } from './schemas';

/** A campaign whose plan is complete and saved, not proposed yet. */
export async function planned(world: World) {
  const active = await makeActiveCampaign(world);
  const manager = world.as.campaign_manager;
  const { id } = await createCampaign(manager, { name: 'Winter', brief: 'Snow' });
  const save = (revision: number, plan: CampaignPlan) =>
    changeCampaign(manager, {
      campaignId: id,
      revision,
      name: 'Winter',
      brief: 'Snow',
      startsOn: null,
      endsOn: null,
      plan,
    });
  await save(1, active.plan);
  return { campaignId: id, plan: active.plan, save };
}

export async function proposed(world: World) {
  const made = await planned(world);
  const proposal = await proposeLockset(world.as.campaign_manager, { campaignId: made.campaignId });
  return { ...made, ...proposal };
}
