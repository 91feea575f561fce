import { describe, expect, it } from 'vitest';
import { findBrandKit } from '@/lib/brands/store';
import { updateBrandKit } from '@/lib/brands/update-brand-kit';
import { db, pool } from '@/lib/db/client';
import { setReferenceSets } from '@/lib/references/set-reference-sets';
import { requestRun } from '@/lib/runs/request-run';
import {
  makeActiveCampaign,
  makeReference,
  makeWorld,
  runRequest,
  type World,
} from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import type { TemplateSpec } from './schemas';
import { starterSpec } from './starter-spec';

testDatabase();

/** The starter with the light locked, the mood to be changed, and season following the market. */
const lockedSpec = (): TemplateSpec => {
  const spec = structuredClone(starterSpec);
  for (const slot of spec.slots) {
    if (slot.key === 'light') slot.lock = 'locked';
    if (slot.key === 'mood') slot.lock = 'change_required';
    if (slot.type === 'choice' && slot.key === 'season')
      slot.dependsOn = {
        slot: 'market',
        table: [{ value: 'de-DE', options: ['winter'] }],
        otherwise: ['autumn'],
      };
  }
  return spec;
};
const good = {
  background: 'marble counter',
  season: 'autumn',
  accent: 'Terracotta',
  market: 'en-GB',
  mood: 'quiet',
};

async function locked(spec = lockedSpec()) {
  const world = await makeWorld();
  const campaign = await makeActiveCampaign(world, { spec });
  const run = (slots: Record<string, unknown>) =>
    requestRun(world.as.campaign_manager, runRequest(campaign, { slots }));
  return { world, campaign, run };
}
const changeKit = async (world: World, change: Record<string, unknown>) => {
  const kit = await findBrandKit(db(), world.brand.id);
  if (!kit) throw new Error('Every brand has a kit.');
  const { revision, palette, voice, forbiddenTerms } = kit;
  await updateBrandKit(world.as.brand_owner, { revision, palette, voice, forbiddenTerms, ...change });
};
const refusedAs = (...reasons: object[]) => ({ code: 'refused', reasons });

describe('a run is held to the locks of its template', () => {
  it('has the locked value in its record and prompt though nobody sent it', async () => {
    const { run } = await locked();
    const { runId } = await run(good);
    const { rows } = await pool().query('select slots, prompt from run where id = $1', [runId]);
    expect(rows[0].slots).toEqual({ ...good, light: 'soft morning light' });
    expect(rows[0].prompt).toContain('lit by soft morning light');
  });
  it('is refused with every reason: another value for a locked slot, a kept default, an option of another market', async () => {
    const { run } = await locked();
    await expect(
      run({ ...good, light: 'candlelight', mood: 'calm and warm', market: 'de-DE' }),
    ).rejects.toMatchObject(
      refusedAs(
        { code: 'slot_locked', path: 'slots.light' },
        { code: 'slot_value', path: 'slots.season', cure: 'Choose winter.' },
        { code: 'slot_unchanged', path: 'slots.mood' },
      ),
    );
  });
  it('is held to the words of its market, from the moment that the kit says so', async () => {
    const { world, run } = await locked();
    await run({ ...good, mood: 'quietly proven' });
    await changeKit(world, {
      marketTerms: [{ market: 'de-DE', terms: ['quietly'] }],
      claims: [{ market: 'en-GB', phrase: 'proven', note: 'No study' }],
    });
    await expect(run({ ...good, mood: 'q.u.i.e.t.l.y pr0ven' })).rejects.toMatchObject(
      refusedAs({
        code: 'forbidden_claim',
        message: 'Headline mood may not claim "proven": the brand kit forbids it in en-GB (No study).',
      }),
    );
    await expect(
      run({ ...good, market: 'de-DE', season: 'winter', mood: 'q.u.i.e.t.l.y pr0ven' }),
    ).rejects.toMatchObject(refusedAs({ code: 'forbidden_term', path: 'slots.mood' }));
  });
});

it('a reference that leaves the set stops the plan and the runs of a template that takes it from there only', async () => {
  const spec = lockedSpec();
  Object.assign(spec.references[0] ?? {}, { sourceSet: 'Autumn products' });
  const world = await makeWorld();
  const reference = await makeReference(world);
  const plan = { references: [{ id: reference.id, required: true }] };
  const put = (before: string[], sets: string[]) =>
    setReferenceSets(world.as.brand_owner, { referenceId: reference.id, before, sets });
  // The plan refuses it while it is in no set.
  await expect(makeActiveCampaign(world, { spec, plan })).rejects.toMatchObject(
    refusedAs({ code: 'reference_set', path: 'plan.references' }),
  );
  await put([], ['Autumn products']);
  const campaign = await makeActiveCampaign(world, { spec, plan });
  const run = () => requestRun(world.as.campaign_manager, runRequest(campaign, { slots: good }));
  await run();
  await put(['Autumn products'], []);
  await expect(run()).rejects.toMatchObject(refusedAs({ code: 'reference_set' }));
});
