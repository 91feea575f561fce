import { and, desc, eq } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { campaign } from '@/lib/db/schema/campaigns';
import { handOff } from '@/lib/db/schema/hand-offs';
import { person } from '@/lib/db/schema/people';
import { concept } from '@/lib/db/schema/runs';

export type HandOff = typeof handOff.$inferSelect;

/** Writes it, unless this person's key was used already: then null. */
export async function insertHandOff(tx: Tx, row: typeof handOff.$inferInsert): Promise<HandOff | null> {
  const [made] = await tx
    .insert(handOff)
    .values(row)
    .onConflictDoNothing({ target: [handOff.createdBy, handOff.idempotencyKey] })
    .returning();
  return made ?? null;
}

const joined = (db: DbOrTx) =>
  db
    .select({ handOff, concept: concept.name })
    .from(handOff)
    .innerJoin(concept, eq(concept.id, handOff.conceptId));

export async function findHandOffByKey(db: DbOrTx, personId: string, key: string) {
  const [row] = await joined(db).where(and(eq(handOff.createdBy, personId), eq(handOff.idempotencyKey, key)));
  return row ?? null;
}

export async function findHandOff(db: DbOrTx, brandId: string, id: string) {
  const [row] = await joined(db).where(and(eq(handOff.id, id), eq(handOff.brandId, brandId)));
  return row ?? null;
}

const conceptOf = (db: DbOrTx, brandId: string, conceptId: string) =>
  db
    .select({ id: concept.id, name: concept.name, campaignId: campaign.id, campaignState: campaign.state })
    .from(concept)
    .innerJoin(campaign, eq(campaign.id, concept.campaignId))
    .where(and(eq(concept.id, conceptId), eq(concept.brandId, brandId)));

/** The concept with the state of its campaign. */
export const findConceptOf = async (db: DbOrTx, brandId: string, conceptId: string) =>
  (await conceptOf(db, brandId, conceptId))[0] ?? null;

/** The same; the campaign's state is held until the transaction ends. */
export const holdConcept = async (tx: Tx, brandId: string, conceptId: string) =>
  (await conceptOf(tx, brandId, conceptId).for('share', { of: campaign }))[0] ?? null;

/** The packages of a concept, newest first. */
export const listHandOffsOf = (db: DbOrTx, brandId: string, conceptId: string) =>
  db
    .select({
      id: handOff.id,
      sha256: handOff.sha256,
      size: handOff.size,
      note: handOff.note,
      createdAt: handOff.createdAt,
      byName: person.name,
    })
    .from(handOff)
    .leftJoin(person, eq(person.id, handOff.createdBy))
    .where(and(eq(handOff.conceptId, conceptId), eq(handOff.brandId, brandId)))
    .orderBy(desc(handOff.createdAt), desc(handOff.id));
