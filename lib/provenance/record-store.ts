import { and, asc, eq, inArray } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { person } from '@/lib/db/schema/people';
import { asset, runInput, runOutput } from '@/lib/db/schema/runs';
import type { EventPayload } from '@/lib/events/events';

/** The pictures that the run of an output was given. */
export const sourcesOf = (db: DbOrTx, brandId: string, outputId: string) =>
  db
    .select({ id: asset.id, sha256: runInput.sha256, role: runInput.role })
    .from(runOutput)
    .innerJoin(runInput, eq(runInput.runId, runOutput.runId))
    .innerJoin(asset, eq(asset.id, runInput.assetId))
    .where(and(eq(runOutput.id, outputId), eq(runOutput.brandId, brandId)))
    .orderBy(asc(runInput.position));

export type RightsRevision = {
  referenceId: string;
  revision: number;
  at: Date;
  expiresOn: string | null;
  /** Of the rights as they were worded; a withdrawal words nothing anew. */
  rightsHash: string | null;
};

/** How the rights of references changed, as the events tell it: oldest first. */
export async function rightsHistory(
  db: DbOrTx,
  brandId: string,
  referenceIds: readonly string[],
): Promise<RightsRevision[]> {
  if (referenceIds.length === 0) return [];
  const rows = await db
    .select({ id: event.subjectId, type: event.type, payload: event.payload, at: event.at })
    .from(event)
    .where(
      and(
        eq(event.brandId, brandId),
        inArray(event.subjectId, [...referenceIds]),
        inArray(event.type, ['reference.uploaded', 'reference.rights_changed', 'reference.withdrawn']),
      ),
    )
    .orderBy(asc(event.position));
  const history: RightsRevision[] = [];
  for (const { id, payload, at } of rows) {
    const before = history.findLast((entry) => entry.referenceId === id);
    const said = payload as Partial<EventPayload<'reference.rights_changed'>>;
    history.push({
      referenceId: id,
      at,
      revision: said.revision ?? 1,
      expiresOn: said.expiresOn === undefined ? (before?.expiresOn ?? null) : said.expiresOn,
      rightsHash: said.rightsHash ?? before?.rightsHash ?? null,
    });
  }
  return history;
}

/** Who discarded a picture, when, and what it was: the event is all that is left of it. */
export async function discardOf(db: DbOrTx, brandId: string, assetId: string) {
  const [row] = await db
    .select({ at: event.at, personName: person.name, payload: event.payload })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .where(and(eq(event.brandId, brandId), eq(event.subjectId, assetId), eq(event.type, 'asset.discarded')));
  if (!row) return null;
  const { sha256, pixelDigest } = row.payload as EventPayload<'asset.discarded'>;
  return { at: row.at, personName: row.personName ?? 'Countersign', sha256, pixelDigest };
}
