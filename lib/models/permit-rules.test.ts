import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { can, type Role, roles } from '@/lib/permission';
import { type ModelRule, permitOf } from './permit-rules';
import { runningRoles, setModelRuleInput } from './rule-schemas';

const routes = ['a', 'b'];
const rule = fc.record({
  role: fc.constantFrom<Role>(...roles),
  routeId: fc.constantFrom(...routes),
  allowed: fc.boolean(),
  picturesPerDay: fc.option(fc.integer({ min: 1, max: 10_000 })),
});
/** As the table has them: one a role and route. */
const rules = fc.uniqueArray(rule, { selector: (entry) => `${entry.role} ${entry.routeId}` });
const held = fc.uniqueArray(fc.constantFrom<Role>(...roles));
const routeId = fc.constantFrom(...routes);

/** How much a permit lets through: -1 nothing, Infinity everything. */
const size = ({ allowed, perDay }: { allowed: boolean; perDay: number | null }) =>
  allowed ? (perDay ?? Number.POSITIVE_INFINITY) : -1;

describe('what a person may do with a model', () => {
  test('without a rule: everything', () => {
    fc.assert(
      fc.property(held, routeId, (roles, id) => {
        expect(permitOf([], roles, id)).toEqual({ allowed: true, perDay: null });
      }),
    );
  });

  test('is what the most generous of the roles that run may do, and no more', () => {
    fc.assert(
      fc.property(rules, held, routeId, (set, roles, id) => {
        const running = roles.filter((role) => can([role], 'run:create'));
        fc.pre(running.length > 0);
        const each = running.map((role) => size(permitOf(set, [role], id)));
        expect(size(permitOf(set, roles, id))).toBe(Math.max(...each));
      }),
    );
  });

  test('one role alone is held to its rule to the letter', () => {
    fc.assert(
      fc.property(rules, fc.constantFrom(...runningRoles), routeId, (set, role, id) => {
        const own = set.find((entry) => entry.role === role && entry.routeId === id);
        expect(permitOf(set, [role], id)).toEqual(
          !own
            ? { allowed: true, perDay: null }
            : own.allowed
              ? { allowed: true, perDay: own.picturesPerDay }
              : { allowed: false, perDay: null },
        );
      }),
    );
  });

  test('does not depend on the order of rules and roles, on other models, or on roles that run nothing', () => {
    fc.assert(
      fc.property(rules, held, routeId, (set, roles, id) => {
        const answer = permitOf(set, roles, id);
        expect(permitOf([...set].reverse(), [...roles].reverse(), id)).toEqual(answer);
        expect(
          permitOf(
            set.filter((entry) => entry.routeId === id),
            roles,
            id,
          ),
        ).toEqual(answer);
        const running = roles.filter((role) => runningRoles.includes(role));
        expect(permitOf(set, running, id)).toEqual(answer);
      }),
    );
  });

  test('a further role never takes anything away, and a stricter rule never gives anything', () => {
    fc.assert(
      fc.property(rules, held, fc.constantFrom(...runningRoles), routeId, (set, roles, more, id) => {
        const running = roles.filter((role) => runningRoles.includes(role));
        fc.pre(running.length > 0);
        expect(size(permitOf(set, [...new Set([...running, more])], id))).toBeGreaterThanOrEqual(
          size(permitOf(set, running, id)),
        );
        const closed: ModelRule[] = set.map((entry) => ({ ...entry, allowed: false, picturesPerDay: null }));
        expect(size(permitOf(closed, running, id))).toBeLessThanOrEqual(size(permitOf(set, running, id)));
      }),
    );
  });
});

describe('a rule that a lead may set', () => {
  const base = {
    role: 'creative',
    routeId: 'a',
    allowed: true,
    picturesPerDay: 5 as number | null,
    before: null,
  };
  const pathsOf = (input: unknown) =>
    setModelRuleInput.safeParse(input).error?.issues.map((issue) => issue.path.join('.')) ?? [];

  test('is for a role that runs, and within bounds', () => {
    expect(runningRoles).toEqual(['campaign_manager', 'creative']);
    expect(pathsOf(base)).toEqual([]);
    for (const role of roles.filter((entry) => !runningRoles.includes(entry)))
      expect(pathsOf({ ...base, role }), role).toEqual(['role']);
    for (const picturesPerDay of [0, -1, 10_001, 1.5, '5', Number.NaN])
      expect(pathsOf({ ...base, picturesPerDay }), String(picturesPerDay)).toEqual(['picturesPerDay']);
    expect(pathsOf({ ...base, allowed: false })).toEqual(['picturesPerDay']);
    expect(pathsOf({ ...base, allowed: false, picturesPerDay: null })).toEqual([]);
  });
});
