import { expect, test } from 'vitest';
import { systemCtx, systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { changeRoute } from '@/lib/models/change-route';
import { findRoute } from '@/lib/models/store';
import { addSandboxRoute } from '@/test-support/desk';
import { makeActiveCampaign, makeWorld, sandboxDraft, sandboxFinal } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { warnRetiring } from '@/worker/warn-retiring';
import { endingsOf } from './ending-store';
import { warnCampaign } from './warn-campaign';

const { asOwner } = testDatabase();
const today = '2026-11-25';

async function retire(routeId: string, retiresOn: string) {
  const route = await findRoute(db(), routeId);
  if (!route) throw new Error('gone');
  const { name, enabled, revision, spec } = route;
  const lifecycle = { ...spec.lifecycle, state: 'retiring' as const, retiresOn };
  await changeRoute(systemInstallationCtx, {
    routeId,
    name,
    enabled,
    revision,
    spec: { ...spec, lifecycle },
  });
}

test('campaigns are warned once per model, with what stays beside it, and nobody else is', async () => {
  const world = await makeWorld();
  const old = await addSandboxRoute('old-warn', {}, world);
  const { campaignId } = await makeActiveCampaign(world, {
    plan: {
      tiers: [
        { tier: 'draft', routeIds: [old, sandboxDraft] },
        { tier: 'final', routeIds: [sandboxFinal] },
      ],
    },
  });
  const calm = await makeWorld();
  await makeActiveCampaign(calm);
  expect(await endingsOf(db(), world.brand.id, { today })).toEqual([]);
  await retire(old, '2026-12-15');

  const [ending] = await endingsOf(db(), world.brand.id, { today, campaignId });
  expect(ending).toMatchObject({
    campaignId,
    routeId: old,
    days: 20,
    tiers: [{ tier: 'draft', beside: ['Sandbox draft'] }],
  });
  expect(await endingsOf(db(), calm.brand.id, { today })).toEqual([]);

  const now = new Date(`${today}T08:00:00Z`);
  const [one, two] = await Promise.all([warnRetiring(now), warnRetiring(now)]);
  expect(one + two).toBe(1);
  expect(await warnRetiring(now)).toBe(0);
  const notices = (await asOwner(
    'select role, text, href from notice where brand_id = $1 and dedupe_key like $2',
    [world.brand.id, 'retiring:%'],
  )) as { role: string; text: string; href: string }[];
  expect(notices.map((row) => row.role).sort()).toEqual(['brand_owner', 'campaign_manager', 'lead']);
  expect(notices[0]?.text).toContain('retires on 2026-12-15');
  expect(notices[0]?.text).toContain('Sandbox draft stays in its draft tier.');
  expect(notices[0]?.href).toContain(`/b/${world.brand.slug}/desk?campaign=${campaignId}`);
  expect(
    await asOwner("select payload from event where type = 'campaign.warned' and campaign_id = $1", [
      campaignId,
    ]),
  ).toEqual([{ payload: { routeId: old, retiresOn: '2026-12-15', tiers: ['draft'] } }]);

  // Another brand's campaign, and a model that does not end, tell nobody.
  expect(await warnCampaign(systemCtx(calm.brand), { campaignId, routeId: old })).toBe(false);
  expect(await warnCampaign(systemCtx(world.brand), { campaignId, routeId: sandboxFinal })).toBe(false);
});
