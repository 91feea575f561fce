import { locksetDocumentSchema } from '@/lib/campaigns/schemas';
import type { DbOrTx } from '@/lib/db/client';
import { isoDay } from '@/lib/governance/check-live';
import { readConceptStanding } from '@/lib/insights/concept-standing';
import { draftPath, leftOutReasons, referencePath } from './rules';
import { readReferences, readSubject } from './subject-store';
import { readDrafts, readEvents, readReviews, readRuns } from './tried-store';

type Fate = {
  /** Where it stands in the package; null when it is only named. */
  path: string | null;
  /** Why its bytes are left out. */
  leftOut: string[];
};

/**
 * Everything that a package says, read at one moment. Rights are those of that day (UTC): the bytes of a reference, or of
 * an uploaded picture that it covers, stay out when they do not hold. Null when the concept is not of this brand.
 */
export async function readPackage(db: DbOrTx, brandId: string, conceptId: string, now: Date) {
  const subject = await readSubject(db, brandId, conceptId);
  if (!subject) return null;
  const { locksetJson, ...about } = subject;
  const lockset = locksetJson === null ? null : locksetDocumentSchema.parse(JSON.parse(locksetJson));
  const need = { territories: lockset?.needs.territories ?? [], today: isoDay(now) };

  const wanting = new Map<string, string[]>();
  const references = (await readReferences(db, brandId, subject)).map((reference, index) => {
    const leftOut = leftOutReasons(
      { ...reference, withdrawnAt: reference.withdrawnAt ? new Date(reference.withdrawnAt) : null },
      need,
    );
    if (leftOut.length > 0) wanting.set(reference.id, leftOut);
    return { ...reference, ...fate(leftOut, referencePath(reference, index)) };
  });
  const drafts = (await readDrafts(db, brandId, conceptId)).map((draft, index) => ({
    ...draft,
    ...fate((draft.referenceId && wanting.get(draft.referenceId)) || [], draftPath(draft, index)),
  }));
  const standing = await readConceptStanding(db, brandId, { id: conceptId, campaignId: subject.campaignId });
  return {
    subject: about,
    references,
    drafts,
    runs: await readRuns(db, brandId, conceptId),
    reviews: await readReviews(db, brandId, conceptId),
    events: await readEvents(db, brandId, conceptId),
    attempts: standing.tried?.attempts ?? 0,
    passed: standing.passed,
  };
}
export type Package = NonNullable<Awaited<ReturnType<typeof readPackage>>>;

const fate = (leftOut: string[], path: string): Fate => ({
  path: leftOut.length > 0 ? null : path,
  leftOut,
});

/** Pictures whose bytes go in. */
export const packed = <T extends { path: string | null }>(entries: readonly T[]): (T & { path: string })[] =>
  entries.flatMap((entry) => (entry.path === null ? [] : [{ ...entry, path: entry.path }]));

export const bytesOf = (pack: Package): number =>
  [...packed(pack.references), ...packed(pack.drafts)].reduce((sum, entry) => sum + entry.size, 0);

/** What was billed for the pictures of all runs, by currency. */
export function spentOn(pack: Package): { currency: string; micros: number }[] {
  const sums = new Map<string, number>();
  for (const run of pack.runs)
    for (const output of run.outputs)
      sums.set(run.currency, (sums.get(run.currency) ?? 0) + (output.billedMicros ?? 0));
  return [...sums].map(([currency, micros]) => ({ currency, micros }));
}
