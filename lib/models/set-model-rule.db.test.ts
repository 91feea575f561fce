import { beforeAll, describe, expect, test } from 'vitest';
import { countRouteUse } from '@/lib/campaigns/lockset-store';
import { db } from '@/lib/db/client';
import type { AppError } from '@/lib/errors';
import { roles } from '@/lib/permission';
import { previewRun } from '@/lib/runs/preview-run';
import {
  makeActiveCampaign,
  makePerson,
  makeWorld,
  runRequest,
  sandboxDraft,
  sandboxFinal,
  type World,
} from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { listModelRules } from './permit-store';
import { setModelRule } from './set-model-rule';

const { asOwner } = testDatabase();
let world: World;
let other: World;
beforeAll(async () => {
  world = await makeWorld();
  other = await makeWorld();
});

const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => {
      throw new Error('This was not refused.');
    },
    (error) => error,
  );
const rule = (over: Record<string, unknown> = {}) => ({
  role: 'creative',
  routeId: sandboxDraft,
  allowed: true,
  picturesPerDay: 5 as number | null,
  before: null as unknown,
  ...over,
});
const rulesOf = async (of: World) =>
  (await listModelRules(db(), of.brand.id)).map(({ role, routeId, allowed, picturesPerDay }) => ({
    role,
    routeId,
    allowed,
    picturesPerDay,
  }));
const eventsOf = (of: World) =>
  asOwner(
    "select actor_id, subject_id, payload from event where type = 'model_rule.set' and brand_id = $1 order by position",
    [of.brand.id],
  );

describe('what a role may do with a model', () => {
  test('is set, changed and taken away again, with its events, in this brand only', async () => {
    const lead = world.as.lead;
    const key = { role: 'creative', routeId: sandboxDraft };
    await setModelRule(lead, rule());
    expect(await rulesOf(world)).toEqual([{ ...key, allowed: true, picturesPerDay: 5 }]);
    const closed = { allowed: false, picturesPerDay: null };
    await setModelRule(lead, rule({ ...closed, before: { allowed: true, picturesPerDay: 5 } }));
    expect(await rulesOf(world)).toEqual([{ ...key, ...closed }]);
    // Again, and by somebody who saw what was before: it is so already.
    await setModelRule(lead, rule({ ...closed, before: closed }));
    await setModelRule(lead, rule({ ...closed, before: null }));
    const open = { allowed: true, picturesPerDay: null };
    await setModelRule(lead, rule({ ...open, before: closed }));
    expect(await rulesOf(world)).toEqual([]);
    expect(await rulesOf(other)).toEqual([]);
    const by = { actor_id: lead.actor.id, subject_id: sandboxDraft };
    expect(await eventsOf(world)).toEqual([
      { ...by, payload: { ...key, allowed: true, picturesPerDay: 5 } },
      { ...by, payload: { ...key, ...closed } },
      { ...by, payload: { ...key, ...open } },
    ]);
  });

  test('counts with the next request, for that role and brand', async () => {
    const campaign = await makeActiveCampaign(world);
    const { idempotencyKey: _key, locksetHash: _hash, ...choices } = runRequest(campaign);
    const codes = async (ctx = world.as.creative) =>
      (await previewRun(ctx, choices)).reasons.map((reason) => reason.code);
    const closed = { allowed: false, picturesPerDay: null };
    expect(await codes()).toEqual([]);
    await setModelRule(world.as.lead, rule(closed));
    expect(await codes()).toEqual(['route_role']);
    expect(await codes(world.as.campaign_manager)).toEqual([]);
    // The more generous of two roles counts.
    expect(await codes(await makePerson(world.brand, ['creative', 'campaign_manager']))).toEqual([]);
    await setModelRule(world.as.lead, rule({ picturesPerDay: null, before: closed }));
    expect(await codes()).toEqual([]);
  });

  test('is shown beside how many active campaigns of the brand have the model locked', async () => {
    const one = await makeWorld();
    await makeActiveCampaign(one);
    await makeActiveCampaign(one);
    const use = await countRouteUse(db(), one.brand.id);
    expect(Object.fromEntries(use)).toEqual({ [sandboxDraft]: 2, [sandboxFinal]: 2 });
    expect((await countRouteUse(db(), other.brand.id)).size).toBe(0);
  });

  test('has one winner of two who saw the same', async () => {
    const { as } = await makeWorld();
    const ends = await Promise.allSettled(
      [3, 4, 5, 6].map((picturesPerDay) => setModelRule(as.lead, rule({ picturesPerDay }))),
    );
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'conflict' });
    expect(await listModelRules(db(), as.lead.brand.id)).toHaveLength(1);
  });

  test('is refused to every other role, for a model that is not there, and nonsense', async () => {
    for (const role of roles.filter((entry) => entry !== 'lead'))
      expect((await refusal(setModelRule(world.as[role], rule()))).code, role).toBe('forbidden');
    expect((await refusal(setModelRule(world.as.lead, rule({ routeId: 'x' })))).code).toBe('not_found');
    for (const over of [
      { role: 'lead' },
      { role: 'nobody' },
      { picturesPerDay: 0 },
      { picturesPerDay: 10_001 },
      { picturesPerDay: 2.5 },
      { allowed: false },
      { allowed: 'yes' },
      { before: {} },
      { brandId: other.brand.id },
    ])
      expect((await refusal(setModelRule(world.as.lead, rule(over)))).code, JSON.stringify(over)).toBe(
        'invalid',
      );
    expect(await rulesOf(other)).toEqual([]);
  });
});
