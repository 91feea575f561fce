import type { Actor } from '@/lib/ctx';
import type { Tx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { newId } from '@/lib/id';
import { eventTypes, type NewEvent } from './events';
import { recordHash } from './record-hash';

/** Appends events in the caller's transaction. A payload that does not fit its type fails the whole transaction. */
export async function appendEvents(
  tx: Tx,
  source: { actor: Actor; brandId: string | null; at: Date },
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((entry) => {
    const record = {
      id: newId('event', source.at),
      type: entry.type,
      brandId: entry.brandId === undefined ? source.brandId : entry.brandId,
      campaignId: entry.campaignId ?? null,
      actorKind: source.actor.kind,
      actorId: source.actor.id,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      payload: eventTypes[entry.type].payload.parse(entry.payload) as Record<string, unknown>,
      at: source.at,
    };
    return { ...record, recordHash: recordHash(record) };
  });
  await tx.insert(event).values(rows);
}
