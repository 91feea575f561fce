import { expect, test } from 'vitest';
import { changeCampaign } from '@/lib/campaigns/change-campaign';
import { proposeLockset } from '@/lib/campaigns/propose-lockset';
import { strictPolicies } from '@/lib/campaigns/schemas';
import { signOffLockset } from '@/lib/campaigns/sign-off-lockset';
import { findCampaign, findLockset, locksetInForce } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { requestRun } from '@/lib/runs/request-run';
import { addSandboxRoute, makePicturedCampaign, makeTrial } from '@/test-support/desk';
import { makeWorld, runRequest, sandboxDraft, sandboxFinal } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { readTrial } from './read-trial';
import { isReplacement, withReplacement } from './rules';
import { startTrial } from './start-trial';
import { trialPictures } from './store';

const { asOwner } = testDatabase();

test('from a comparison to a signed lockset: the replacement runs, the old model does not, and the seed is said', async () => {
  const world = await makeWorld();
  const manager = world.as.campaign_manager;
  const to = await addSandboxRoute('next-signed', { seedClass: 'hint' }, world);
  const campaign = await makePicturedCampaign(world, {
    count: 1,
    plan: {
      tiers: [
        { tier: 'draft', routeIds: [sandboxDraft] },
        { tier: 'final', routeIds: [sandboxFinal] },
      ],
      policies: strictPolicies,
    },
  });
  const { campaignId } = campaign;
  const { trialId } = await startTrial(manager, {
    campaignId,
    tier: 'draft',
    fromRouteId: sandboxDraft,
    toRouteId: to,
    idempotencyKey: 'replacement-key',
  });
  await makeTrial(
    world.brand.id,
    (await trialPictures(db(), trialId)).map(({ picture }) => picture.id),
  );
  // Whoever reads the campaign reads the comparison; another brand does not learn that it exists.
  const read = await readTrial(world.as.legal, { trialId });
  expect(read.pairs).toMatchObject([{ picture: { state: 'succeeded' }, asked: { size: '4:5' } }]);
  await expect(readTrial((await makeWorld()).as.lead, { trialId })).rejects.toMatchObject({
    code: 'not_found',
  });

  const before = await locksetInForce(db(), world.brand.id, campaignId);
  const row = await findCampaign(db(), world.brand.id, campaignId);
  if (!row || !before) throw new Error('gone');
  const plan = withReplacement(row.plan, { tier: 'draft', from: sandboxDraft, to, seedClass: 'hint' });
  const { name, brief, startsOn, endsOn, revision } = row;
  const changed = await changeCampaign(manager, {
    campaignId,
    revision,
    name,
    brief,
    startsOn,
    endsOn,
    plan,
  });
  const proposal = await proposeLockset(manager, { campaignId, revision: changed.revision });
  const proposed = await findLockset(db(), world.brand.id, proposal.locksetId);
  expect(proposed?.document.policies?.seedMayVary).toBe(true);
  expect(proposed && isReplacement(read.trial, before.document, proposed.document)).toBe(true);
  const { locksetId, sha256 } = proposal;
  await signOffLockset(world.as.brand_owner, { locksetId, sha256 });

  const { runId } = await requestRun(manager, runRequest({ ...campaign, locksetHash: sha256 }));
  expect(await asOwner('select route_id from run where id = $1', [runId])).toEqual([{ route_id: to }]);
});
