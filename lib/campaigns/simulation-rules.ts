import type { Reason } from '@/lib/errors';

type ReplayedRun<R> = {
  run: R;
  /** What stands against the same request today, with the version that is pinned. */
  today: Reason[];
  /** What would stand against it beside that, with the other version. */
  added: Reason[];
};

type Simulation<R> = {
  /** Refused because of the move, newest first. */
  refused: ReplayedRun<R>[];
  /** Refused today already, whatever is pinned. */
  refusedToday: number;
  total: number;
  /** How many of the runs each reason would stop; most first. */
  why: { code: string; message: string; cure: string | null; runs: number }[];
};

const key = (reason: Reason) => `${reason.code} ${reason.path ?? ''} ${reason.message}`;

/** The reasons of `after` that `before` does not have. */
export function addedReasons(before: readonly Reason[], after: readonly Reason[]): Reason[] {
  const known = new Set(before.map(key));
  return after.filter((reason) => !known.has(key(reason)));
}

/**
 * A dry run: every run is decided about twice, with what is pinned and with what it would be moved to. Only what the move
 * adds counts against it.
 */
export function simulate<R>(
  runs: readonly R[],
  decide: (run: R, version: 'pinned' | 'other') => readonly Reason[],
): Simulation<R> {
  const replayed = runs.map((run): ReplayedRun<R> => {
    const today = [...decide(run, 'pinned')];
    return { run, today, added: addedReasons(today, decide(run, 'other')) };
  });
  const why = new Map<string, Simulation<R>['why'][number]>();
  for (const { added } of replayed)
    for (const reason of added) {
      const known = why.get(key(reason));
      if (known) known.runs++;
      else
        why.set(key(reason), {
          code: reason.code,
          message: reason.message,
          cure: reason.cure ?? null,
          runs: 1,
        });
    }
  return {
    refused: replayed.filter((entry) => entry.added.length > 0),
    refusedToday: replayed.filter((entry) => entry.today.length > 0).length,
    total: runs.length,
    why: [...why.values()].sort((a, b) => b.runs - a.runs),
  };
}

type Version = { id: string; templateId: string; number: number };

/** The newest published version of the same template, if it is newer than this one. */
export function newerVersion<V extends Version>(pinned: Version, published: readonly V[]): V | null {
  const newest = published
    .filter((entry) => entry.templateId === pinned.templateId && entry.number > pinned.number)
    .sort((a, b) => b.number - a.number)[0];
  return newest ?? null;
}
