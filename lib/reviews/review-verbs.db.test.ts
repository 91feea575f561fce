import { beforeAll, describe, expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { unpickAsset } from '@/lib/assets/unpick-asset';
import { overridesOn } from '@/lib/break-glass/store';
import { liftRule } from '@/lib/break-glass/test-break-glass';
import { db } from '@/lib/db/client';
import type { AppError } from '@/lib/errors';
import { withdrawReference } from '@/lib/references/withdraw-reference';
import { makeActiveCampaign, makePerson, makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { recallSubmission } from './recall-submission';
import { rejectSubmission } from './reject-submission';
import { requestChanges } from './request-changes';
import { signOff } from './sign-off';
import { submitAsset } from './submit-asset';
import { makeApproved, makeAsset, makeSubmission, sign, signature, stateOf } from './test-submission';
import { withdrawSubmission } from './withdraw-submission';

const database = testDatabase();
let world: World;
let other: World;
let campaignId: string;

beforeAll(async () => {
  world = await makeWorld();
  other = await makeWorld();
  campaignId = (await makeActiveCampaign(world)).campaignId;
});

const rows = async <T = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  (await database.asOwner(sql, values)) as T[];
const eventsOf = (id: string) =>
  rows<{ type: string; actor_id: string; payload: Record<string, unknown> }>(
    'SELECT type, actor_id, payload FROM event WHERE subject_id = $1 ORDER BY position',
    id,
  );
const noticesOf = (submissionId: string) =>
  rows<{ role: string | null; person_id: string | null; dedupe_key: string }>(
    'SELECT role, person_id, dedupe_key FROM notice WHERE dedupe_key LIKE $1 ORDER BY created_at, id',
    `submission:${submissionId}:%`,
  );
async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught as AppError,
  );
  expect(error, 'should have been refused').not.toBeNull();
  return error as AppError;
}
const codes = (error: AppError) => error.reasons.map((reason) => reason.code);
const types = (events: { type: string }[]) => events.map((event) => event.type);

describe('submitting', () => {
  test('binds the bytes, takes the chain, tells the first stage', async () => {
    const { assetId, submissionId, image } = await makeSubmission(world, campaignId);
    expect(await stateOf(world, assetId)).toBe('brand_review');
    const [event, ...rest] = await eventsOf(submissionId);
    expect(rest).toEqual([]);
    expect(event).toMatchObject({
      type: 'asset.submitted',
      actor_id: world.as.campaign_manager.actor.id,
      payload: { assetId, sha256: image.sha256, pixelDigest: image.pixelDigest, stages: ['brand', 'legal'] },
    });
    const seen = event?.payload.seen as { rights: Record<string, number> } | undefined;
    expect(Object.values(seen?.rights ?? {})).toEqual([1]);
    expect(await noticesOf(submissionId)).toEqual([
      { role: 'brand_owner', person_id: null, dedupe_key: `submission:${submissionId}:brand_review` },
    ]);
  });

  test('is refused unpicked, twice, by the wrong role, and from another brand', async () => {
    const { assetId } = await makeAsset(world, campaignId);
    const manager = world.as.campaign_manager;
    expect(codes(await refusal(submitAsset(manager, { assetId })))).toEqual(['not_picked']);
    await pickAsset(manager, { assetId });
    expect((await refusal(submitAsset(world.as.brand_owner, { assetId }))).code).toBe('forbidden');
    expect((await refusal(submitAsset(other.as.campaign_manager, { assetId }))).code).toBe('not_found');
    await submitAsset(manager, { assetId });
    expect((await refusal(submitAsset(manager, { assetId }))).code).toBe('conflict');
  });

  test('after changes were asked for, it can be submitted again', async () => {
    const { assetId, submissionId } = await makeSubmission(world, campaignId);
    await requestChanges(world.as.brand_owner, { submissionId, stage: 'brand', reason: 'Warmer light' });
    expect(await stateOf(world, assetId)).toBe('changes_requested');
    const again = await submitAsset(world.as.campaign_manager, { assetId });
    expect(again.submissionId).not.toBe(submissionId);
    expect(await stateOf(world, assetId)).toBe('brand_review');
  });

  test('withdrawn rights refuse submission and sign-off, each with the reason', async () => {
    const waiting = await makeSubmission(world, campaignId);
    const unsent = await makeAsset(world, campaignId);
    await pickAsset(world.as.creative, { assetId: unsent.assetId });
    for (const { assetId } of [waiting, unsent]) {
      const [asset] = await rows<{ reference_id: string }>(
        'SELECT reference_id FROM asset WHERE id = $1',
        assetId,
      );
      await withdrawReference(world.as.legal, { referenceId: asset?.reference_id, reason: 'Licence ended' });
    }
    const submission = await refusal(submitAsset(world.as.creative, { assetId: unsent.assetId }));
    expect(submission.code).toBe('refused');
    expect(submission.reasons[0]).toMatchObject({ code: 'rights_withdrawn' });
    expect(submission.reasons[0]?.message).toContain('Licence ended');
    const signature = await refusal(sign(world.as.brand_owner, waiting.submissionId, 'brand'));
    expect(codes(signature)).toEqual(['rights_withdrawn']);
    expect(await stateOf(world, waiting.assetId)).toBe('brand_review');
    expect(await stateOf(world, unsent.assetId)).toBe('picked');
  });
});

describe('signing off', () => {
  test('goes from brand to legal to approved, with a delivery and its job', async () => {
    const { assetId, submissionId, image } = await makeSubmission(world, campaignId);
    expect(await sign(world.as.brand_owner, submissionId, 'brand')).toMatchObject({ state: 'legal_review' });
    expect(await sign(world.as.legal, submissionId, 'legal')).toMatchObject({ approved: true });
    expect(await stateOf(world, assetId)).toBe('approved');
    const events = await eventsOf(submissionId);
    expect(types(events)).toEqual(['asset.submitted', 'submission.signed_off', 'submission.signed_off']);
    expect(events.map((event) => event.payload.approved)).toEqual([undefined, false, true]);
    const signed = await rows(
      'SELECT stage, person_id, sha256, pixel_digest FROM sign_off WHERE submission_id = $1 ORDER BY decided_at',
      submissionId,
    );
    const bound = { sha256: image.sha256, pixel_digest: image.pixelDigest };
    expect(signed).toEqual([
      { stage: 'brand', person_id: world.as.brand_owner.actor.id, ...bound },
      { stage: 'legal', person_id: world.as.legal.actor.id, ...bound },
    ]);
    expect((await noticesOf(submissionId)).map((notice) => notice.role ?? notice.person_id)).toEqual([
      'brand_owner',
      'legal',
      world.as.campaign_manager.actor.id,
    ]);
    expect(await rows('SELECT state FROM delivery WHERE submission_id = $1', submissionId)).toEqual([
      { state: 'pending' },
    ]);
    expect(
      await rows(
        "SELECT 1 FROM pgboss.job WHERE name = 'deliver' AND data->>'submissionId' = $1",
        submissionId,
      ),
    ).toHaveLength(1);
  });

  test('is bound to what was read: other hash, other pixels, other words, other person', async () => {
    const { submissionId } = await makeSubmission(world, campaignId);
    const owner = world.as.brand_owner;
    const good = await signature(owner, submissionId, 'brand');
    const wrong = [
      { ...good, sha256: '0'.repeat(64) },
      { ...good, pixelDigest: '0'.repeat(64) },
      { ...good, statement: `${good.statement} ` },
      { ...good, statement: (await signature(world.as.legal, submissionId, 'brand')).statement },
    ];
    for (const input of wrong) expect((await refusal(signOff(owner, input))).code).toBe('refused');
    expect((await refusal(signOff(owner, { ...good, stage: 'legal' }))).code).toBe('invalid');
    expect(types(await eventsOf(submissionId))).toEqual(['asset.submitted']);
    await signOff(owner, good);
  });

  test('is refused for the wrong role, another brand, and a stage that is over', async () => {
    const { submissionId } = await makeSubmission(world, campaignId);
    const good = await signature(world.as.brand_owner, submissionId, 'brand');
    expect((await refusal(sign(world.as.legal, submissionId, 'brand'))).code).toBe('forbidden');
    expect((await refusal(sign(world.as.campaign_manager, submissionId, 'brand'))).code).toBe('forbidden');
    expect((await refusal(signOff(other.as.brand_owner, good))).code).toBe('not_found');
    await signOff(world.as.brand_owner, good);
    expect((await refusal(signOff(world.as.brand_owner, good))).code).toBe('conflict');
    expect((await refusal(sign(world.as.brand_owner, submissionId, 'legal'))).code).toBe('forbidden');
  });

  test('nobody signs what they had a hand in, nor two stages, whatever their roles', async () => {
    const hands = await makePerson(world.brand, ['campaign_manager', 'brand_owner', 'legal']);
    const asset = await makeAsset(world, campaignId);
    await pickAsset(hands, { assetId: asset.assetId });
    await unpickAsset(hands, { assetId: asset.assetId });
    await pickAsset(world.as.campaign_manager, { assetId: asset.assetId });
    const { submissionId } = await submitAsset(world.as.campaign_manager, { assetId: asset.assetId });
    expect(codes(await refusal(sign(hands, submissionId, 'brand')))).toEqual(['own_work']);

    const both = await makePerson(world.brand, ['brand_owner', 'legal']);
    await sign(both, submissionId, 'brand');
    expect(codes(await refusal(sign(both, submissionId, 'legal')))).toEqual(['signed_before']);
    await sign(world.as.legal, submissionId, 'legal');
  });

  test('while four eyes is lifted the submitter may sign, and what they sign is marked', async () => {
    const mine = await makeActiveCampaign(world);
    const hands = await makePerson(world.brand, ['campaign_manager', 'brand_owner']);
    const asset = await makeAsset(world, mine.campaignId);
    await pickAsset(hands, { assetId: asset.assetId });
    const { submissionId } = await submitAsset(hands, { assetId: asset.assetId });
    expect(codes(await refusal(sign(hands, submissionId, 'brand')))).toEqual(['own_work']);
    const lifted = await liftRule(world, mine.campaignId, 'four_eyes');
    await sign(hands, submissionId, 'brand');
    expect((await eventsOf(submissionId)).at(-1)).toMatchObject({
      type: 'break_glass.used',
      payload: { breakGlassId: lifted, rule: 'four_eyes' },
    });
    expect(await overridesOn(db(), world.brand.id, asset.assetId)).toMatchObject([
      { id: lifted, reason: 'One person on duty this week', touched: 1 },
    ]);
    // The legal person who approved it signs what they had no hand in, as before: nothing had to be lifted for that.
    await sign(world.as.legal, submissionId, 'legal');
    expect(types(await eventsOf(submissionId)).filter((type) => type === 'break_glass.used')).toHaveLength(1);
  });
});

describe('turning down and taking back', () => {
  const turned = [
    ['requestChanges', requestChanges, 'changes_requested', 'submission.changes_requested'],
    ['rejectSubmission', rejectSubmission, 'rejected', 'submission.rejected'],
  ] as const;
  test.each(turned)('%s closes with its reason and tells the submitter', async (_name, verb, state, type) => {
    const { assetId, submissionId } = await makeSubmission(world, campaignId);
    const input = { submissionId, stage: 'brand', reason: 'The cup is out of focus' };
    expect((await refusal(verb(world.as.legal, input))).code).toBe('forbidden');
    expect((await refusal(verb(world.as.legal, { ...input, stage: 'legal' }))).code).toBe('conflict');
    expect((await refusal(verb(other.as.brand_owner, input))).code).toBe('not_found');
    expect((await refusal(verb(world.as.brand_owner, { ...input, reason: '' }))).code).toBe('invalid');
    await verb(world.as.brand_owner, input);
    expect(await stateOf(world, assetId)).toBe(state);
    const events = await eventsOf(submissionId);
    expect(types(events)).toEqual(['asset.submitted', type]);
    expect(events[1]?.payload).toMatchObject({ stage: 'brand', reason: input.reason });
    expect((await noticesOf(submissionId)).at(-1)).toMatchObject({
      person_id: world.as.campaign_manager.actor.id,
    });
    expect((await refusal(verb(world.as.brand_owner, input))).code).toBe('conflict');
  });

  test('only the submitter takes it back, and only before approval', async () => {
    const { assetId, submissionId } = await makeSubmission(world, campaignId);
    expect((await refusal(withdrawSubmission(world.as.creative, { submissionId }))).code).toBe('forbidden');
    expect((await refusal(withdrawSubmission(world.as.legal, { submissionId }))).code).toBe('forbidden');
    expect((await refusal(withdrawSubmission(other.as.campaign_manager, { submissionId }))).code).toBe(
      'not_found',
    );
    await withdrawSubmission(world.as.campaign_manager, { submissionId });
    expect(await stateOf(world, assetId)).toBe('picked');
    expect(types(await eventsOf(submissionId))).toEqual(['asset.submitted', 'submission.withdrawn']);
    const approved = await makeApproved(world, campaignId);
    expect(
      (await refusal(withdrawSubmission(world.as.campaign_manager, { submissionId: approved.submissionId })))
        .code,
    ).toBe('conflict');
  });

  test('legal recalls what is approved; its delivery is stopped', async () => {
    const { assetId, submissionId } = await makeApproved(world, campaignId);
    const input = { submissionId, reason: 'The model release was revoked', delivered: false };
    expect((await refusal(recallSubmission(world.as.brand_owner, input))).code).toBe('forbidden');
    expect((await refusal(recallSubmission(other.as.legal, input))).code).toBe('not_found');
    expect((await refusal(recallSubmission(world.as.legal, { ...input, delivered: true }))).code).toBe(
      'conflict',
    );
    await recallSubmission(world.as.legal, input);
    expect(await stateOf(world, assetId)).toBe('recalled');
    expect(await rows('SELECT state FROM delivery WHERE submission_id = $1', submissionId)).toEqual([
      { state: 'recalled' },
    ]);
    expect((await eventsOf(submissionId)).at(-1)).toMatchObject({
      type: 'submission.recalled',
      payload: { assetId, reason: input.reason, descendants: [] },
    });
    expect((await refusal(recallSubmission(world.as.legal, input))).code).toBe('conflict');
    const waiting = await makeSubmission(world, campaignId);
    expect(
      (await refusal(recallSubmission(world.as.legal, { ...input, submissionId: waiting.submissionId })))
        .code,
    ).toBe('conflict');
  });
});
