import { describe, expect, it } from 'vitest';
import { pool } from '@/lib/db/client';
import { requestRun } from '@/lib/runs/request-run';
import { publishTemplate } from '@/lib/templates/publish-template';
import { saveTemplateDraft } from '@/lib/templates/save-template-draft';
import { starterSpec } from '@/lib/templates/starter-spec';
import {
  makeActiveCampaign,
  makeTemplateVersion,
  makeWorld,
  runRequest,
  type World,
} from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { closeCampaign } from './close-campaign';
import { simulateTemplateMove } from './simulate-template-move';

testDatabase();

/** A campaign with two runs, and a next version of its template that the second of them does not fit. */
async function moving() {
  const world = await makeWorld();
  const campaign = await makeActiveCampaign(world);
  const manager = world.as.campaign_manager;
  for (const season of ['autumn', 'winter'])
    await requestRun(
      manager,
      runRequest(campaign, { slots: { ...runRequest(campaign).slots, season, mood: `${season} calm` } }),
    );
  const next = await nextVersion(world, campaign.versionId);
  return { world, manager, campaign, next };
}

async function nextVersion(world: World, versionId: string) {
  const { rows } = await pool().query<{ id: string; revision: number }>(
    'select t.id, t.revision from template t join template_version v on v.template_id = t.id where v.id = $1',
    [versionId],
  );
  const [template] = rows;
  if (!template) throw new Error('The template is there.');
  const draft = structuredClone(starterSpec);
  for (const slot of draft.slots) {
    if (slot.type === 'choice' && slot.key === 'season')
      Object.assign(slot, { options: ['autumn', 'spring'], dependsOn: null });
    if (slot.type === 'text') slot.forbiddenTerms.push('winter');
  }
  draft.seeds.count = 6;
  const owner = world.as.brand_owner;
  const saved = await saveTemplateDraft(owner, {
    templateId: template.id,
    revision: template.revision,
    name: 'Moved',
    draft,
  });
  return publishTemplate(owner, { templateId: template.id, revision: saved.revision, note: 'No winter' });
}

const counts = async () => {
  const { rows } = await pool().query<{ events: string; runs: string }>(
    'select (select count(*) from event) as events, (select count(*) from run) as runs',
  );
  return rows[0];
};

describe('simulateTemplateMove', () => {
  it('says which of the last runs would be refused and why, what the lockset lacks, and writes nothing', async () => {
    const { manager, campaign, next } = await moving();
    const before = await counts();
    const move = {
      campaignId: campaign.campaignId,
      fromVersionId: campaign.versionId,
      toVersionId: next.versionId,
    };
    const { simulation, planReasons, from, to } = await simulateTemplateMove(manager, move);
    expect([from.number, to.number]).toEqual([1, 2]);
    expect(simulation).toMatchObject({ total: 2, refusedToday: 0 });
    expect(simulation.refused).toHaveLength(1);
    expect(simulation.refused[0]?.run).toMatchObject({
      slots: { season: 'winter' },
      conceptName: expect.any(String),
    });
    expect(simulation.why.map((entry) => entry.message).sort()).toEqual([
      'Headline mood may not contain "winter": this template forbids it.',
      'Season takes one of its options: autumn, spring.',
    ]);
    expect(planReasons.map((reason) => reason.code)).toEqual(['too_few_seeds']);
    expect(await counts()).toEqual(before);
    // Where it is pinned already, moving changes nothing.
    const same = await simulateTemplateMove(manager, { ...move, toVersionId: campaign.versionId });
    expect(same.simulation.refused).toEqual([]);
  });
  it('can still be asked when the campaign is closed', async () => {
    const { world, manager, campaign, next } = await moving();
    await closeCampaign(world.as.brand_owner, { campaignId: campaign.campaignId });
    const move = {
      campaignId: campaign.campaignId,
      fromVersionId: campaign.versionId,
      toVersionId: next.versionId,
    };
    expect((await simulateTemplateMove(manager, move)).simulation.refused).toHaveLength(1);
  });
  it('finds nothing of another brand or another template, and refuses what is not pinned and a role that reads none', async () => {
    const { world, manager, campaign, next } = await moving();
    const move = {
      campaignId: campaign.campaignId,
      fromVersionId: campaign.versionId,
      toVersionId: next.versionId,
    };
    const stranger = await makeWorld();
    await expect(simulateTemplateMove(stranger.as.brand_owner, move)).rejects.toMatchObject({
      code: 'not_found',
    });
    const other = await makeTemplateVersion(world);
    await expect(
      simulateTemplateMove(manager, { ...move, toVersionId: other.versionId }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      simulateTemplateMove(manager, { ...move, fromVersionId: next.versionId }),
    ).rejects.toMatchObject({ code: 'refused' });
    await expect(simulateTemplateMove(world.as.admin, move)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
