import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { can, roles } from '@/lib/permission';
import {
  approvePermission,
  breakGlassVerbs,
  endOf,
  moveOf,
  type Override,
  overrideFor,
  standingOf,
  wouldProfit,
} from './rules';
import { breakGlassRules, breakGlassStates } from './schemas';

const now = new Date('2026-11-25T12:00:00Z');
const lifted: Override = {
  id: 'bgl_1',
  rule: 'hard_stop',
  personId: null,
  conceptId: null,
  reason: 'Launch',
  requestedBy: 'asker',
  approvedBy: 'approver',
  expiresAt: new Date('2026-11-25T13:00:00Z'),
};

test('every state and verb', () => {
  const grid = breakGlassStates.map((state) => [
    state,
    ...breakGlassVerbs.map((verb) => moveOf(state, verb)),
  ]);
  expect(grid).toEqual([
    ['requested', 'approved', 'declined', 'withdrawn', null],
    ['declined', null, null, null, null],
    ['withdrawn', null, null, null, null],
    ['approved', null, null, null, 'ended'],
    ['ended', null, null, null, null],
  ]);
});

test('it ends by itself, at the moment that was named', () => {
  const expiresAt = endOf(now, 2);
  expect(expiresAt.toISOString()).toBe('2026-11-25T14:00:00.000Z');
  const at = (time: string) => standingOf({ state: 'approved', expiresAt }, new Date(`2026-11-25T${time}Z`));
  expect([at('12:00:00'), at('13:59:59'), at('14:00:00'), at('15:00:00')]).toEqual([
    'in_force',
    'in_force',
    'expired',
    'expired',
  ]);
  expect(standingOf({ state: 'requested', expiresAt: null }, now)).toBe('waiting');
  expect(standingOf({ state: 'ended', expiresAt }, now)).toBe('ended');
});

describe('whom it serves', () => {
  const who = (personId: string, conceptId: string | null = null) => ({ personId, conceptId });
  test('everybody of the campaign, one person, or one concept', () => {
    expect(overrideFor([lifted], 'hard_stop', who('maker'))).toBe(lifted);
    expect(overrideFor([lifted], 'four_eyes', who('maker'))).toBeNull();
    const forMia = { ...lifted, personId: 'mia' };
    expect(overrideFor([forMia], 'hard_stop', who('mia'))).toBe(forMia);
    expect(overrideFor([forMia], 'hard_stop', who('maker'))).toBeNull();
    const forConcept = { ...lifted, conceptId: 'cpt_1' };
    expect(overrideFor([forConcept], 'hard_stop', who('maker', 'cpt_1'))).toBe(forConcept);
    expect(overrideFor([forConcept], 'hard_stop', who('maker'))).toBeNull();
    expect(overrideFor([forMia, forConcept], 'hard_stop', who('maker', 'cpt_1'))).toBe(forConcept);
  });

  test('never one of the two who made it, whatever the scope', () => {
    const id = fc.constantFrom<string>('a', 'b', 'c', 'd');
    const override = fc.record({
      rule: fc.constantFrom(...breakGlassRules),
      personId: fc.option(id),
      conceptId: fc.option(id),
      requestedBy: id,
      approvedBy: id,
    });
    fc.assert(
      fc.property(
        fc.array(override),
        fc.constantFrom(...breakGlassRules),
        id,
        fc.option(id),
        (list, rule, personId, conceptId) => {
          const found = overrideFor(
            list.map((entry) => ({ ...lifted, ...entry })),
            rule,
            { personId, conceptId },
          );
          if (!found) return true;
          return (
            found.rule === rule &&
            ![found.requestedBy, found.approvedBy].includes(personId) &&
            [null, personId].includes(found.personId) &&
            [null, conceptId].includes(found.conceptId)
          );
        },
      ),
    );
  });
});

test('no single role both profits and approves', () => {
  for (const role of roles) {
    const approves = breakGlassRules.some((rule) => can([role], approvePermission[rule]));
    expect(approves && wouldProfit([role]), role).toBe(false);
  }
});
