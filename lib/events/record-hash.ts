import { canonicalHash } from '@/lib/canonical';

/** What of an event is hashed: everything but its position in the table. */
export type EventRecord = {
  id: string;
  type: string;
  brandId: string | null;
  campaignId: string | null;
  actorKind: string;
  actorId: string;
  subjectType: string;
  subjectId: string;
  payload: Record<string, unknown>;
  at: Date;
};

/** SHA-256 of the record's canonical JSON (RFC 8785), the time as ISO 8601 with milliseconds in UTC. */
export function recordHash(record: EventRecord): string {
  return canonicalHash({
    id: record.id,
    type: record.type,
    brandId: record.brandId,
    campaignId: record.campaignId,
    actor: { kind: record.actorKind, id: record.actorId },
    subject: { type: record.subjectType, id: record.subjectId },
    payload: record.payload,
    at: record.at.toISOString(),
  });
}
