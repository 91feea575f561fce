import { beforeAll, describe, expect, it } from 'vitest';
import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import type { TermsAnswers } from '@/lib/models/schemas';
import { makePerson, makeWorld, sandboxDraft } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { decideTerms } from './decide-terms';
import { termsLight } from './light-rules';
import { recordTerms } from './record-terms';
import { termsReasons } from './rules';
import { listDecisions, listTermsVersions, termsInForce } from './store';

const { asOwner } = testDatabase();
const route = 'google:gemini-3-pro-image:paid';
const noLimits = { uses: null, territories: null, until: null };
const needs = { uses: ['paid_media' as const], territories: ['DE'], indemnity: false };
const today = new Date().toISOString().slice(0, 10);

const entryOf = async (brandId: string, routeId = route) => {
  const entry = (await termsInForce(db(), brandId, [routeId])).get(routeId);
  if (!entry?.terms) throw new Error('No terms.');
  return { ...entry, terms: entry.terms };
};
const codesOf = async (brandId: string) => {
  const { route: row, terms, decision } = await entryOf(brandId);
  return termsReasons(row, terms, decision, needs, today).map((reason) => reason.code);
};
let answers: TermsAnswers & { attribution: string };
beforeAll(async () => {
  const world = await makeWorld();
  answers = { attribution: 'Not verified.', ...(await entryOf(world.brand.id)).terms.answers };
});

it('is accepted by nobody in a new brand, but for what is part of Countersign itself', async () => {
  const world = await makeWorld();
  for (const { route: row, terms, decision } of (await termsInForce(db(), world.brand.id)).values())
    expect(termsLight(terms, decision, today), row.id).toBe(
      row.provider === 'sandbox' ? 'accepted' : 'undecided',
    );
});

describe('decideTerms', () => {
  it('is bound to the reading, opens the route, and can be taken back', async () => {
    const world = await makeWorld();
    expect(await codesOf(world.brand.id)).toEqual(['terms_not_accepted']);
    const { terms } = await entryOf(world.brand.id);
    const decide = { routeId: route, termsId: terms.id, limits: noLimits };
    await decideTerms(world.as.legal, { ...decide, decision: 'accepted', previousDecisionId: null });
    expect(await codesOf(world.brand.id)).toEqual([]);
    await decideTerms(world.as.legal, {
      ...decide,
      decision: 'accepted_with_limits',
      limits: { uses: ['internal'], territories: ['FR'], until: today },
    });
    expect(await codesOf(world.brand.id)).toEqual(['terms_use', 'terms_territory']);
    await decideTerms(world.as.legal, { ...decide, decision: 'refused', note: 'No indemnity' });
    expect(await codesOf(world.brand.id)).toEqual(['terms_refused']);
    const history = await listDecisions(db(), world.brand.id, route);
    expect(history.map((row) => row.decision)).toEqual(['refused', 'accepted_with_limits', 'accepted']);
    expect(history[0]).toMatchObject({
      note: 'No indemnity',
      decidedByName: world.as.legal.actor.name,
      version: terms.version,
    });
    const events = await asOwner(
      "select payload from event where brand_id = $1 and type = 'terms.decided' and subject_id = $2",
      [world.brand.id, route],
    );
    expect(events).toHaveLength(3);
  });
  it('refuses limits without a limit, limits on a plain acceptance, a day that is over, and another reading', async () => {
    const world = await makeWorld();
    const { terms } = await entryOf(world.brand.id);
    const decide = (over: object) =>
      decideTerms(world.as.legal, {
        routeId: route,
        termsId: terms.id,
        decision: 'accepted',
        limits: noLimits,
        ...over,
      });
    await expect(decide({ decision: 'accepted_with_limits' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(decide({ limits: { ...noLimits, territories: ['DE'] } })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(
      decide({ decision: 'accepted_with_limits', limits: { ...noLimits, until: '2020-01-01' } }),
    ).rejects.toMatchObject({ reasons: [{ path: 'limits.until' }] });
    await expect(decide({ termsId: 'trm_other' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(decide({ routeId: 'no:such:route' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await listDecisions(db(), world.brand.id, route)).toEqual([]);
  });
  it('refuses other roles; a decision of one brand is none of another', async () => {
    const world = await makeWorld();
    const other = await makeWorld();
    const { terms } = await entryOf(world.brand.id);
    const input = { routeId: route, termsId: terms.id, decision: 'accepted', limits: noLimits };
    for (const role of ['campaign_manager', 'creative', 'brand_owner', 'lead', 'admin'] as const)
      await expect(decideTerms(world.as[role], input)).rejects.toMatchObject({ code: 'forbidden' });
    await decideTerms(world.as.legal, input);
    expect(await codesOf(other.brand.id)).toEqual(['terms_not_accepted']);
  });
  it('has one winner of accept against refuse, every time', async () => {
    const world = await makeWorld();
    const second = await makePerson(world.brand, ['legal']);
    for (let round = 0; round < 20; round++) {
      const { terms, decision } = await entryOf(world.brand.id);
      const input = {
        routeId: route,
        termsId: terms.id,
        limits: noLimits,
        previousDecisionId: decision?.id ?? null,
      };
      const all = await Promise.allSettled([
        decideTerms(world.as.legal, { ...input, decision: 'accepted' }),
        decideTerms(second, { ...input, decision: 'refused' }),
      ]);
      expect(all.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    }
    expect(await listDecisions(db(), world.brand.id, route)).toHaveLength(20);
  });
  it('can never be changed afterwards', async () => {
    const world = await makeWorld();
    for (const sql of ["update terms_decision set decision = 'refused'", 'delete from terms_decision'])
      await expect(asOwner(`${sql} where brand_id = $1`, [world.brand.id])).rejects.toMatchObject({
        code: '23001',
      });
  });
});

describe('recordTerms', () => {
  const admin = {
    ...systemInstallationCtx,
    actor: { kind: 'person' as const, id: 'per_admin', name: 'Ada' },
  };
  const reading = (over: object) => ({
    routeId: route,
    basedOn: 1,
    answers,
    url: null,
    readOn: '2026-11-20',
    ...over,
  });
  it('makes a new version, after which every older acceptance waits for legal again', async () => {
    const world = await makeWorld();
    const before = await entryOf(world.brand.id);
    await decideTerms(world.as.legal, {
      routeId: route,
      termsId: before.terms.id,
      decision: 'accepted',
      limits: noLimits,
    });
    const made = await recordTerms(
      admin,
      reading({ basedOn: before.terms.version, answers: { ...answers, indemnity: 'no' } }),
    );
    expect(made.version).toBe(before.terms.version + 1);
    expect(await codesOf(world.brand.id)).toEqual(['terms_changed']);
    expect((await listTermsVersions(db(), route)).map((row) => row.version)).toEqual([
      made.version,
      before.terms.version,
    ]);
    const events = await asOwner("select brand_id from event where type = 'terms.recorded'");
    expect(events).toEqual([{ brand_id: null }]);
  });
  it('refuses a stale base, the same words again, a day to come, and anybody who is no administrator', async () => {
    const [newest] = await listTermsVersions(db(), route);
    const basedOn = newest?.version ?? 0;
    const same = {
      basedOn,
      answers: newest?.answers,
      url: newest?.url,
      readOn: newest?.readOn,
      nextReviewOn: newest?.nextReviewOn,
    };
    await expect(recordTerms(admin, reading({ basedOn: basedOn - 1 }))).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(recordTerms(admin, reading(same))).rejects.toMatchObject({ code: 'conflict' });
    await expect(recordTerms(admin, reading({ basedOn, readOn: '2999-01-01' }))).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(recordTerms(admin, reading({ routeId: 'x' }))).rejects.toMatchObject({ code: 'not_found' });
    await expect(recordTerms({ ...admin, isAdmin: false }, reading({ basedOn }))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
  it('has one winner of several at once', async () => {
    const all = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((note) =>
        recordTerms(admin, reading({ routeId: sandboxDraft, answers: { ...answers, note } })),
      ),
    );
    expect(all.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect((await listTermsVersions(db(), sandboxDraft)).map((row) => row.version)).toEqual([2, 1]);
  });
});
