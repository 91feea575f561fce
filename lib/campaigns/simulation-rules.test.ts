import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reason } from '@/lib/errors';
import { addedReasons, newerVersion, simulate } from './simulation-rules';

const reason = (code: string, path?: string): Reason => ({
  code,
  message: `${code}.`,
  ...(path ? { path } : {}),
});

describe('simulate', () => {
  it('counts against the move only what it adds, and says what stops how many', () => {
    const decisions: Record<string, [Reason[], Reason[]]> = {
      fine: [[], []],
      stopped: [[], [reason('a'), reason('b')]],
      both: [[reason('a')], [reason('a'), reason('b')]],
      already: [[reason('a')], [reason('a')]],
      freed: [[reason('a')], []],
    };
    const answer = simulate(
      Object.keys(decisions),
      (run, version) => decisions[run]?.[version === 'pinned' ? 0 : 1] ?? [],
    );
    expect(answer.refused.map((entry) => [entry.run, entry.added.map((one) => one.code)])).toEqual([
      ['stopped', ['a', 'b']],
      ['both', ['b']],
    ]);
    expect(answer).toMatchObject({ total: 5, refusedToday: 3 });
    expect(answer.why.map((entry) => [entry.code, entry.runs])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });
  it('moving to the same rules refuses nothing', () => {
    const codes = fc.array(fc.array(fc.constantFrom('a', 'b', 'c').map((code) => reason(code))));
    fc.assert(
      fc.property(codes, (all) => {
        expect(simulate(all, (reasons) => reasons).refused).toEqual([]);
        for (const reasons of all) expect(addedReasons([], reasons)).toEqual(reasons);
      }),
    );
  });
  it('tells the same sentence about two slots apart', () =>
    expect(addedReasons([reason('a', 'slots.x')], [reason('a', 'slots.y')])).toHaveLength(1));
});

it('a newer version is the newest of the same template', () => {
  const version = (templateId: string, number: number) => ({
    id: `${templateId}${number}`,
    templateId,
    number,
  });
  const published = [version('a', 1), version('a', 3), version('a', 2), version('b', 9)];
  expect(newerVersion(version('a', 1), published)?.id).toBe('a3');
  expect(newerVersion(version('a', 3), published)).toBeNull();
});
