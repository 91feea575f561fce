import { and, asc, eq, inArray } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { person } from '@/lib/db/schema/people';
import { delivery, submission } from '@/lib/db/schema/reviews';
import { asset, runOutput } from '@/lib/db/schema/runs';
import type { EventName } from '@/lib/events/events';

export type StoryLine = {
  id: string;
  type: EventName;
  actorName: string;
  payload: Record<string, unknown>;
  at: Date;
  recordHash: string;
  /** The picture that it is about; the story of an asset begins with its ancestors. */
  assetId: string;
};

/** What happened to these pictures, oldest first: their runs, picks, reviews and deliveries. */
export async function readStory(
  db: DbOrTx,
  brandId: string,
  assetIds: readonly string[],
): Promise<StoryLine[]> {
  if (assetIds.length === 0) return [];
  const ids = [...assetIds];
  const made = await db
    .select({ assetId: asset.id, outputId: runOutput.id, runId: runOutput.runId })
    .from(asset)
    .leftJoin(runOutput, eq(runOutput.id, asset.outputId))
    .where(and(inArray(asset.id, ids), eq(asset.brandId, brandId)));
  const submitted = await db
    .select({ assetId: submission.assetId, id: submission.id })
    .from(submission)
    .where(inArray(submission.assetId, ids));
  const delivered = await db
    .select({ assetId: delivery.assetId, id: delivery.id })
    .from(delivery)
    .where(inArray(delivery.assetId, ids));
  const owner = new Map<string, string>();
  // Pictures of one run share its request; it is told once, with the first of them.
  for (const row of made)
    for (const id of [row.assetId, row.outputId, row.runId])
      if (id && !owner.has(id)) owner.set(id, row.assetId);
  for (const row of [...submitted, ...delivered]) owner.set(row.id, row.assetId);
  return eventsAbout(db, brandId, owner);
}

/** Everything that was recorded about these subjects, oldest first; `owner` says which picture each is about. */
export async function eventsAbout(
  db: DbOrTx,
  brandId: string,
  owner: ReadonlyMap<string, string>,
): Promise<StoryLine[]> {
  const rows = await db
    .select({
      id: event.id,
      type: event.type,
      actorKind: event.actorKind,
      actorName: person.name,
      payload: event.payload,
      at: event.at,
      recordHash: event.recordHash,
      subjectId: event.subjectId,
    })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .where(and(eq(event.brandId, brandId), inArray(event.subjectId, [...owner.keys()])))
    .orderBy(asc(event.position));
  return rows.map(({ subjectId, actorKind, actorName, type, ...row }) => ({
    ...row,
    type: type as EventName,
    actorName: actorKind === 'system' ? 'Countersign' : (actorName ?? 'Somebody'),
    assetId: owner.get(subjectId) ?? subjectId,
  }));
}
