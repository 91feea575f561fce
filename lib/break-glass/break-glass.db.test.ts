import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import type { AppError } from '@/lib/errors';
import { requestRun } from '@/lib/runs/request-run';
import { makeActiveCampaign, makePerson, makeWorld, runRequest, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { decideBreakGlass } from './decide-break-glass';
import { endBreakGlass } from './end-break-glass';
import { requestBreakGlass } from './request-break-glass';
import { listBreakGlass, overridesInForce } from './store';
import { ask, liftRule } from './test-break-glass';
import { withdrawBreakGlass } from './withdraw-break-glass';

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
const codeOf = async (work: Promise<unknown>) => (await refusal(work)).code;
const campaign = () => makeActiveCampaign(world);
const eventsOf = async (id: string) =>
  (await asOwner('select type, actor_id, payload from event where subject_id = $1 order by position', [
    id,
  ])) as { type: string; actor_id: string; payload: Record<string, unknown> }[];
const approve = (ctx: Ctx, breakGlassId: string) =>
  decideBreakGlass(ctx, { breakGlassId, decision: 'approve', note: 'Agreed by phone' });
const inForce = (campaignId: string, now = new Date()) =>
  overridesInForce(db(), world.brand.id, campaignId, now);

describe('two people', () => {
  test('one asks, another approves; both events say role, reason, scope and end', async () => {
    const { campaignId } = await campaign();
    const { id } = await requestBreakGlass(world.as.brand_owner, ask(campaignId, 'hard_stop'));
    expect(await inForce(campaignId)).toEqual([]);
    const { expiresAt } = await approve(world.as.lead, id);
    expect(await inForce(campaignId)).toMatchObject([{ id, rule: 'hard_stop', expiresAt }]);
    const events = await eventsOf(id);
    expect(events.map((row) => [row.type, row.actor_id])).toEqual([
      ['break_glass.requested', world.as.brand_owner.actor.id],
      ['break_glass.approved', world.as.lead.actor.id],
    ]);
    expect(events[0]?.payload).toMatchObject({ role: 'brand_owner', hours: 24 });
    expect(events[1]?.payload).toEqual({
      rule: 'hard_stop',
      personId: null,
      conceptId: null,
      requestedBy: world.as.brand_owner.actor.id,
      role: 'lead',
      reason: 'One person on duty this week',
      note: 'Agreed by phone',
      expiresAt: expiresAt?.toISOString(),
    });
    const notices = await asOwner(`select role, person_id from notice where dedupe_key like $1 order by id`, [
      `break-glass:${id}:%`,
    ]);
    expect(notices).toEqual([
      { role: 'lead', person_id: null },
      { role: null, person_id: world.as.brand_owner.actor.id },
    ]);
  });

  test('nobody alone, whatever their roles', async () => {
    const { campaignId } = await campaign();
    const both = await makePerson(world.brand, ['lead', 'legal']);
    const { id } = await requestBreakGlass(both, ask(campaignId, 'four_eyes'));
    expect(await refusal(approve(both, id))).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('You asked for this'),
    });
    await expect(
      asOwner(
        `update break_glass set state = 'approved', decided_by = requested_by, decided_role = 'lead', expires_at = now() + interval '1 hour' where id = $1`,
        [id],
      ),
    ).rejects.toThrow('break_glass_is_decided_by_another');
    expect(await inForce(campaignId)).toEqual([]);
  });

  test('neither profits: by their roles, by what they did here, or as the one it is for', async () => {
    const made = await campaign();
    const { campaignId } = made;
    const maker = await makePerson(world.brand, ['lead', 'campaign_manager']);
    expect((await refusal(requestBreakGlass(maker, ask(campaignId, 'hard_stop')))).message).toContain(
      'You may make or submit',
    );
    await requestRun(maker, runRequest(made));
    const leadNow: Ctx = { ...maker, roles: ['lead'] };
    const { id } = await requestBreakGlass(world.as.brand_owner, ask(campaignId, 'hard_stop'));
    expect((await refusal(approve(leadNow, id))).message).toContain('You made, picked or submitted');
    const legal = world.as.legal;
    const forLegal = ask(campaignId, 'four_eyes', { personId: legal.actor.id });
    expect(await codeOf(requestBreakGlass(legal, forLegal))).toBe('invalid');
    const own = await requestBreakGlass(world.as.brand_owner, forLegal);
    expect((await refusal(approve(legal, own.id))).message).toContain('This is for you');
  });

  test('each rule by its own role; others, other brands and unknown scopes are refused', async () => {
    const { campaignId } = await campaign();
    const { id } = await requestBreakGlass(world.as.brand_owner, ask(campaignId, 'four_eyes'));
    for (const role of ['campaign_manager', 'creative', 'lead', 'admin'] as const)
      expect(await codeOf(approve(world.as[role], id)), role).toBe('forbidden');
    const money = await requestBreakGlass(world.as.brand_owner, ask(campaignId, 'draft_to_final'));
    expect(await codeOf(approve(world.as.legal, money.id))).toBe('forbidden');
    const strangers = [
      approve(other.as.legal, id),
      endBreakGlass(other.as.legal, { breakGlassId: id, reason: 'Not theirs' }),
      withdrawBreakGlass(other.as.brand_owner, { breakGlassId: id }),
      requestBreakGlass(other.as.lead, ask(campaignId, 'four_eyes')),
      requestBreakGlass(world.as.lead, ask(campaignId, 'quota', { personId: other.as.creative.actor.id })),
      requestBreakGlass(world.as.lead, ask(campaignId, 'hard_stop', { conceptId: 'cpt_elsewhere' })),
    ];
    expect(await Promise.all(strangers.map(codeOf))).toEqual(strangers.map(() => 'not_found'));
    for (const over of [
      { reason: ' ' },
      { hours: 0 },
      { hours: 337 },
      { personId: 'per_1', conceptId: 'cpt_1' },
    ])
      expect(await codeOf(requestBreakGlass(world.as.lead, ask(campaignId, 'hard_stop', over)))).toBe(
        'invalid',
      );
    expect(
      await codeOf(requestBreakGlass(world.as.lead, ask(campaignId, 'quota', { conceptId: 'cpt_1' }))),
    ).toBe('invalid');
  });

  test('one winner of two approvers, and of approving, declining and taking back', async () => {
    const second = await makePerson(world.brand, ['lead']);
    const { campaignId } = await campaign();
    for (let round = 0; round < 10; round++) {
      const { id } = await requestBreakGlass(world.as.brand_owner, ask(campaignId, 'hard_stop'));
      const answers = await Promise.allSettled([
        approve(world.as.lead, id),
        approve(second, id),
        decideBreakGlass(second, { breakGlassId: id, decision: 'decline' }),
        withdrawBreakGlass(world.as.brand_owner, { breakGlassId: id }),
      ]);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await eventsOf(id)).toHaveLength(2);
      if ((await inForce(campaignId)).length > 0)
        await endBreakGlass(world.as.legal, { breakGlassId: id, reason: 'Next round' });
    }
  });

  test('the same is not asked for twice at once, nor while it is lifted', async () => {
    const { campaignId } = await campaign();
    const answers = await Promise.allSettled(
      [world.as.brand_owner, world.as.lead, world.as.legal].map((ctx) =>
        requestBreakGlass(ctx, ask(campaignId, 'draft_to_final')),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await liftRule(world, campaignId, 'four_eyes');
    expect(await codeOf(requestBreakGlass(world.as.lead, ask(campaignId, 'four_eyes')))).toBe('conflict');
  });
});

describe('its end', () => {
  test('comes by itself at the moment that was named', async () => {
    const { campaignId } = await campaign();
    const id = await liftRule(world, campaignId, 'hard_stop', { hours: 2 });
    const [override] = await inForce(campaignId);
    const end = override?.expiresAt.getTime() ?? 0;
    expect(await inForce(campaignId, new Date(end - 1))).toHaveLength(1);
    expect(await inForce(campaignId, new Date(end))).toEqual([]);
    expect((await listBreakGlass(db(), world.brand.id, campaignId, { limit: 10 })).rows).toMatchObject([
      { id, requestedByName: world.as.brand_owner.actor.name, decidedByName: world.as.lead.actor.name },
    ]);
  });

  test('comes earlier when somebody ends it, once', async () => {
    const { campaignId } = await campaign();
    const id = await liftRule(world, campaignId, 'hard_stop');
    for (const role of ['campaign_manager', 'creative', 'admin'] as const)
      expect(await codeOf(endBreakGlass(world.as[role], { breakGlassId: id, reason: 'Enough' }))).toBe(
        'forbidden',
      );
    const answers = await Promise.allSettled(
      [world.as.legal, world.as.lead].map((ctx) =>
        endBreakGlass(ctx, { breakGlassId: id, reason: 'Enough' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await inForce(campaignId)).toEqual([]);
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual([
      'break_glass.requested',
      'break_glass.approved',
      'break_glass.ended',
    ]);
  });
});

describe('what it lets through', () => {
  test('a run past the limit, marked with it; without it the same run is refused', async () => {
    const made = await makeActiveCampaign(world, { limitMicros: 100 });
    expect(await codeOf(requestRun(world.as.campaign_manager, runRequest(made)))).toBe('refused');
    const id = await liftRule(world, made.campaignId, 'hard_stop');
    const { runId } = await requestRun(world.as.campaign_manager, runRequest(made));
    expect((await eventsOf(runId)).map(({ type }) => type)).toContain('break_glass.used');
    expect(
      await asOwner('select subject_type, subject_id from break_glass_touch where break_glass_id = $1', [id]),
    ).toEqual([{ subject_type: 'run', subject_id: runId }]);
    await endBreakGlass(world.as.legal, { breakGlassId: id, reason: 'Launched' });
    expect(await codeOf(requestRun(world.as.campaign_manager, runRequest(made)))).toBe('refused');
  });

  test('the final tier before a pick, for the one person it is for', async () => {
    const made = await campaign();
    const final = () => runRequest(made, { tier: 'final', size: '1:1' });
    const { creative, campaign_manager: manager } = world.as;
    expect(await codeOf(requestRun(manager, final()))).toBe('refused');
    await liftRule(world, made.campaignId, 'draft_to_final', { personId: creative.actor.id });
    expect(await codeOf(requestRun(manager, final()))).toBe('refused');
    const { runId } = await requestRun(creative, final());
    expect((await eventsOf(runId)).at(-1)).toMatchObject({
      type: 'break_glass.used',
      payload: { rule: 'draft_to_final' },
    });
  });

  test('what needs nothing lifted is not marked', async () => {
    const made = await campaign();
    await liftRule(world, made.campaignId, 'hard_stop');
    await liftRule(world, made.campaignId, 'draft_to_final');
    const { runId } = await requestRun(world.as.campaign_manager, runRequest(made));
    expect((await eventsOf(runId)).map(({ type }) => type)).not.toContain('break_glass.used');
  });
});

describe('the database holds it again', () => {
  test('no beginning but a request, no change of what was agreed, no deletion', async () => {
    const { campaignId } = await campaign();
    const id = await liftRule(world, campaignId, 'hard_stop');
    for (const statement of [
      `insert into break_glass (id, brand_id, campaign_id, rule, reason, hours, state, requested_by, requested_role, decided_by, expires_at)
        select 'bgl_x', brand_id, campaign_id, rule, reason, 1, 'approved', 'a', 'lead', 'b', now() from break_glass where id = $1`,
      `update break_glass set expires_at = expires_at + interval '1 day' where id = $1`,
      `update break_glass set reason = 'another' where id = $1`,
      `update break_glass set state = 'requested' where id = $1`,
      'delete from break_glass where id = $1',
    ])
      await expect(asOwner(statement, [id]), statement).rejects.toMatchObject({ code: '23001' });
  });
});
