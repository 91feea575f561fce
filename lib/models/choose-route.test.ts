import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseRoute } from './choose-route';
import { registry } from './registry';
import type { Candidate } from './route-reasons';
import { candidate, question } from './test-candidates';

const soon = '2026-11-24T12:00:00.000Z';
const later = '2026-11-24T12:09:00.000Z';
type State = 'ok' | 'rests' | 'rests longer' | 'may not';
const inState = (state: State, over: Partial<Candidate>, micros: number): Candidate =>
  candidate(
    {
      ...over,
      ...(state === 'may not' ? { decision: null } : {}),
      restsUntil: state === 'rests' ? soon : state === 'rests longer' ? later : null,
    },
    { priceMicros: { '1K': micros } },
  );

/**
 * Two models: `first` stands first in the lockset and costs 50,000, `cheap` second and costs 10,000. Beside their states
 * what the lockset allows and prefers; then who makes it, whether it waits, what one picture can come to at most, and
 * the code against the other.
 */
type Row = [State, State, 'one' | 'any', 'order' | 'price', string | null, boolean, number, string];
const table: Row[] = [
  ['ok', 'ok', 'one', 'order', 'first', false, 50_000, 'not_needed'],
  ['ok', 'ok', 'any', 'order', 'first', false, 50_000, 'not_needed'],
  ['ok', 'ok', 'one', 'price', 'cheap', false, 10_000, 'not_needed'],
  ['ok', 'ok', 'any', 'price', 'cheap', false, 50_000, 'not_needed'],
  ['ok', 'rests', 'one', 'order', 'first', false, 50_000, 'resting'],
  ['ok', 'rests', 'any', 'order', 'first', false, 50_000, 'resting'],
  ['ok', 'rests', 'one', 'price', 'cheap', true, 10_000, 'not_needed'],
  ['ok', 'rests', 'any', 'price', 'first', false, 50_000, 'resting'],
  ['ok', 'may not', 'one', 'order', 'first', false, 50_000, 'terms_not_accepted'],
  ['ok', 'may not', 'any', 'order', 'first', false, 50_000, 'terms_not_accepted'],
  ['ok', 'may not', 'one', 'price', 'first', false, 50_000, 'terms_not_accepted'],
  ['ok', 'may not', 'any', 'price', 'first', false, 50_000, 'terms_not_accepted'],
  ['rests', 'ok', 'one', 'order', 'first', true, 50_000, 'not_needed'],
  ['rests', 'ok', 'any', 'order', 'cheap', false, 50_000, 'resting'],
  ['rests', 'ok', 'one', 'price', 'cheap', false, 10_000, 'resting'],
  ['rests', 'ok', 'any', 'price', 'cheap', false, 50_000, 'resting'],
  ['rests', 'rests longer', 'one', 'order', 'first', true, 50_000, 'not_needed'],
  ['rests', 'rests longer', 'any', 'order', 'first', true, 50_000, 'not_needed'],
  ['rests', 'rests longer', 'one', 'price', 'cheap', true, 10_000, 'not_needed'],
  ['rests', 'rests longer', 'any', 'price', 'first', true, 50_000, 'not_needed'],
  ['rests longer', 'rests', 'one', 'order', 'first', true, 50_000, 'not_needed'],
  ['rests longer', 'rests', 'any', 'order', 'cheap', true, 50_000, 'not_needed'],
  ['rests longer', 'rests', 'one', 'price', 'cheap', true, 10_000, 'not_needed'],
  ['rests longer', 'rests', 'any', 'price', 'cheap', true, 50_000, 'not_needed'],
  ['rests', 'may not', 'one', 'order', 'first', true, 50_000, 'terms_not_accepted'],
  ['rests', 'may not', 'any', 'order', 'first', true, 50_000, 'terms_not_accepted'],
  ['rests', 'may not', 'one', 'price', 'first', true, 50_000, 'terms_not_accepted'],
  ['rests', 'may not', 'any', 'price', 'first', true, 50_000, 'terms_not_accepted'],
  ['may not', 'ok', 'one', 'order', 'cheap', false, 10_000, 'terms_not_accepted'],
  ['may not', 'ok', 'any', 'order', 'cheap', false, 10_000, 'terms_not_accepted'],
  ['may not', 'ok', 'one', 'price', 'cheap', false, 10_000, 'terms_not_accepted'],
  ['may not', 'ok', 'any', 'price', 'cheap', false, 10_000, 'terms_not_accepted'],
  ['may not', 'rests', 'one', 'order', 'cheap', true, 10_000, 'terms_not_accepted'],
  ['may not', 'rests', 'any', 'order', 'cheap', true, 10_000, 'terms_not_accepted'],
  ['may not', 'rests', 'one', 'price', 'cheap', true, 10_000, 'terms_not_accepted'],
  ['may not', 'rests', 'any', 'price', 'cheap', true, 10_000, 'terms_not_accepted'],
  ['may not', 'may not', 'one', 'order', null, false, 0, 'terms_not_accepted'],
  ['may not', 'may not', 'any', 'order', null, false, 0, 'terms_not_accepted'],
  ['may not', 'may not', 'one', 'price', null, false, 0, 'terms_not_accepted'],
  ['may not', 'may not', 'any', 'price', null, false, 0, 'terms_not_accepted'],
];

describe('two candidates', () => {
  test.each(table)('%s / %s, %s of them, by %s: %s', (one, two, allows, prefer, who, waits, most, code) => {
    const asked = { ...question, prefer, fallback: allows === 'any' };
    // Whatever order they are read in.
    for (const turn of [0, 1]) {
      const both = [
        inState(one, { id: 'first', position: 0 }, 50_000),
        inState(two, { id: 'cheap', position: 1 }, 10_000),
      ];
      const { chosen, others, ceilingMicros } = chooseRoute(turn ? both.reverse() : both, asked);
      expect(chosen?.id ?? null).toBe(who);
      expect(chosen?.waitsUntil != null).toBe(waits);
      expect(ceilingMicros).toBe(most);
      expect(others.map((other) => other.reasons[0]?.code)).toEqual(who ? [code] : [code, code]);
    }
  });

  test('a model that the money does not reach is no fallback either, and does not raise what is reserved', () => {
    const both = [
      inState('ok', { id: 'cheap', position: 0 }, 10_000),
      inState('ok', { id: 'dear', position: 1 }, 50_000),
    ];
    const decision = chooseRoute(both, { ...question, fallback: true, budgetLeftMicros: 199_999 });
    expect(decision).toMatchObject({ chosen: { id: 'cheap' }, ceilingMicros: 10_000 });
    expect(decision.others[0]?.reasons[0]?.code).toBe('budget');
  });
});

describe('what is said of the choice', () => {
  test('why this one, which terms, and why not the one before it', () => {
    const { chosen } = chooseRoute(
      [candidate({ id: 'first', decision: null }), candidate({ id: 'second', position: 1 })],
      question,
    );
    expect(chosen?.why).toEqual([
      'First that can of the lockset for the draft tier.',
      'Legal accepted its terms, version 1.',
      'Not first: Legal has not accepted the terms of first.',
    ]);
  });

  test('that it waits, and until when', () => {
    const { chosen } = chooseRoute([candidate({ restsUntil: soon })], question);
    expect(chosen).toMatchObject({ waitsUntil: soon });
    expect(chosen?.why.at(-1)).toBe('It failed lately, so the run waits until it takes calls again.');
  });

  test('each further input picture costs what the model says', () => {
    const { chosen } = chooseRoute([candidate({}, { extraInputMicros: 3_000 })], { ...question, inputs: 3 });
    expect(chosen?.pictureMicros).toBe(16_000);
  });

  test('no shipped model may be used without an acceptance', () => {
    for (const entry of registry) {
      const tier = entry.spec.tiers[0] ?? 'draft';
      const it = candidate({ id: entry.id, name: entry.name, decision: null }, entry.spec);
      expect(chooseRoute([it], { ...question, tier, seedMayVary: true }).chosen, entry.id).toBeNull();
    }
  });
});

const anyCandidate = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  position: fc.nat(3),
  state: fc.constantFrom<State>('ok', 'rests', 'rests longer', 'may not'),
  micros: fc.nat(60_000),
  left: fc.option(fc.nat(8)),
});

test('whatever the candidates: who is chosen may take it, every other one has a reason, and nobody is lost', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyCandidate, { selector: (entry) => entry.id, maxLength: 4 }),
      fc.boolean(),
      fc.constantFrom<'order' | 'price'>('order', 'price'),
      fc.option(fc.nat(300_000)),
      (list, fallback, prefer, budgetLeftMicros) => {
        const all = list.map(({ id, position, state, micros, left }) =>
          inState(state, { id, position, permit: { allowed: true, left } }, micros),
        );
        const asked = { ...question, fallback, prefer, budgetLeftMicros };
        const { chosen, others, ceilingMicros } = chooseRoute(all, asked);
        expect([...others.map((other) => other.id), ...(chosen ? [chosen.id] : [])].sort()).toEqual(
          all.map((entry) => entry.id).sort(),
        );
        for (const other of others) expect(other.reasons.length).toBeGreaterThan(0);
        if (!chosen) return;
        expect(chosen.decision).not.toBeNull();
        expect(ceilingMicros).toBeGreaterThanOrEqual(chosen.pictureMicros);
        if (budgetLeftMicros !== null)
          expect(ceilingMicros * question.count).toBeLessThanOrEqual(budgetLeftMicros);
        if (fallback && chosen.waitsUntil !== null)
          for (const entry of all.filter((one) => one.decision && one.restsUntil === null))
            expect(others.find((other) => other.id === entry.id)?.reasons[0]?.code).toMatch(/budget|quota/);
      },
    ),
  );
});
