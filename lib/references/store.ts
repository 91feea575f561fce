import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { event } from '@/lib/db/schema/events';
import { blob, reference } from '@/lib/db/schema/library';
import { person } from '@/lib/db/schema/people';
import type { Rights } from './schemas';

export type ReferenceRow = typeof reference.$inferSelect;
export type Reference = ReferenceRow & {
  mime: string;
  size: number;
  width: number | null;
  height: number | null;
  uploadedByName: string | null;
};

const columns = {
  reference,
  mime: blob.mime,
  size: blob.size,
  width: blob.width,
  height: blob.height,
  uploadedByName: person.name,
};

const select = (db: DbOrTx) =>
  db
    .select(columns)
    .from(reference)
    .innerJoin(blob, eq(blob.sha256, reference.sha256))
    .leftJoin(person, eq(person.id, reference.uploadedBy));

const flat = ({ reference: row, ...rest }: Awaited<ReturnType<typeof select>>[number]): Reference => ({
  ...row,
  ...rest,
});

/** The library of a brand, newest first. */
export async function listReferences(db: DbOrTx, brandId: string): Promise<Reference[]> {
  const rows = await select(db)
    .where(eq(reference.brandId, brandId))
    .orderBy(desc(reference.createdAt), desc(reference.id));
  return rows.map(flat);
}

const mine = (brandId: string, id: string) => and(eq(reference.brandId, brandId), eq(reference.id, id));

/** The names of the sets that the brand's references are in, in order. */
export async function listReferenceSets(db: DbOrTx, brandId: string): Promise<string[]> {
  const found = await db.execute<{ name: string }>(sql`
    select distinct jsonb_array_elements_text(sets) as name from reference where brand_id = ${brandId} order by name`);
  return found.rows.map((row) => row.name);
}

/** Sets the names of the sets if they still are what the person saw; null otherwise. */
export async function updateSets(
  tx: Tx,
  brandId: string,
  id: string,
  before: readonly string[],
  sets: string[],
): Promise<ReferenceRow | null> {
  const [row] = await tx
    .update(reference)
    .set({ sets })
    .where(and(mine(brandId, id), sql`${reference.sets} = ${JSON.stringify(before)}::jsonb`))
    .returning();
  return row ?? null;
}

/** Those of the ids that are the brand's own. */
export async function findReferences(
  db: DbOrTx,
  brandId: string,
  ids: readonly string[],
): Promise<Reference[]> {
  if (ids.length === 0) return [];
  const rows = await select(db).where(and(eq(reference.brandId, brandId), inArray(reference.id, [...ids])));
  return rows.map(flat);
}

export async function findReference(db: DbOrTx, brandId: string, id: string): Promise<Reference | null> {
  return (await findReferences(db, brandId, [id]))[0] ?? null;
}

export async function insertReference(tx: Tx, row: typeof reference.$inferInsert): Promise<void> {
  await tx.insert(reference).values(row);
}

/** Sets the mask while no lockset has taken the reference; null otherwise. */
export async function updateMask(
  tx: Tx,
  brandId: string,
  id: string,
  maskSha256: string,
): Promise<ReferenceRow | null> {
  const [row] = await tx
    .update(reference)
    .set({ maskSha256 })
    .where(
      and(
        mine(brandId, id),
        isNull(reference.withdrawnAt),
        sql`not exists (select 1 from lockset_reference lr join lockset l on l.id = lr.lockset_id
          where lr.reference_id = ${reference.id} and l.state <> 'refused')`,
      ),
    )
    .returning();
  return row ?? null;
}

/** Changes the rights if they are still at `revision` and not withdrawn; null otherwise. */
export async function updateRights(
  tx: Tx,
  brandId: string,
  id: string,
  revision: number,
  rights: Rights,
): Promise<ReferenceRow | null> {
  const [row] = await tx
    .update(reference)
    .set({ ...rights, rightsRevision: revision + 1 })
    .where(and(mine(brandId, id), eq(reference.rightsRevision, revision), isNull(reference.withdrawnAt)))
    .returning();
  return row ?? null;
}

/** Withdraws the rights once; null when they were withdrawn already. */
export async function updateWithdrawn(
  tx: Tx,
  brandId: string,
  id: string,
  reason: string,
  at: Date,
): Promise<ReferenceRow | null> {
  const [row] = await tx
    .update(reference)
    .set({ withdrawnAt: at, withdrawnReason: reason, rightsRevision: sql`${reference.rightsRevision} + 1` })
    .where(and(mine(brandId, id), isNull(reference.withdrawnAt)))
    .returning();
  return row ?? null;
}

export type ReferenceUse = {
  campaigns: { id: string; name: string; state: string; how: 'locked' | 'planned' }[];
  /** Pictures made from it, descendants included. */
  assets: number;
  /** Of these: waiting in a review, and approved but not delivered. */
  inReview: number;
  awaitingDelivery: number;
  delivered: number;
};

/** Where a reference is used: what a withdrawal stops, in numbers. */
export async function findReferenceUse(db: DbOrTx, brandId: string, id: string): Promise<ReferenceUse> {
  const campaigns = await db.execute<ReferenceUse['campaigns'][number]>(sql`
    select c.id, c.name, c.state,
      case when lr.reference_id is not null then 'locked' else 'planned' end as how
    from campaign c
    left join lockset_reference lr on lr.lockset_id = c.lockset_id and lr.reference_id = ${id}
    where c.brand_id = ${brandId} and c.state <> 'closed' and (
      lr.reference_id is not null
      or c.plan->'references' @> jsonb_build_array(jsonb_build_object('id', ${id}::text))
      or exists (select 1 from lockset_reference p join lockset l on l.id = p.lockset_id
        where l.campaign_id = c.id and l.state = 'proposed' and p.reference_id = ${id}))
    order by c.name`);
  const counts = await db.execute<Omit<ReferenceUse, 'campaigns'>>(sql`
    with recursive made(id) as (
      select a.id from asset a where a.brand_id = ${brandId} and a.reference_id = ${id}
      union
      select a.id from run_input i join run_output o on o.run_id = i.run_id join asset a on a.output_id = o.id
        where i.reference_id = ${id} and a.brand_id = ${brandId}
      union
      select d.asset_id from derivation d join made m on m.id = d.parent_asset_id
    )
    select count(distinct m.id)::int as "assets",
      count(distinct s.id) filter (where s.state in ('brand_review', 'legal_review'))::int as "inReview",
      count(distinct s.id) filter (where s.state = 'approved' and d.state is distinct from 'delivered')::int as "awaitingDelivery",
      count(distinct d.id) filter (where d.state = 'delivered')::int as "delivered"
    from made m
    left join submission s on s.asset_id = m.id
    left join delivery d on d.submission_id = s.id`);
  const [numbers] = counts.rows;
  return {
    campaigns: campaigns.rows,
    assets: numbers?.assets ?? 0,
    inReview: numbers?.inReview ?? 0,
    awaitingDelivery: numbers?.awaitingDelivery ?? 0,
    delivered: numbers?.delivered ?? 0,
  };
}

export type ReferenceEvent = {
  id: string;
  type: string;
  at: Date;
  actorName: string;
  payload: Record<string, unknown>;
};

/** What happened to a reference, newest first. */
export async function listReferenceEvents(
  db: DbOrTx,
  brandId: string,
  id: string,
): Promise<ReferenceEvent[]> {
  const rows = await db
    .select({ id: event.id, type: event.type, at: event.at, actorName: person.name, payload: event.payload })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .where(and(eq(event.brandId, brandId), eq(event.subjectId, id)))
    .orderBy(desc(event.position))
    .limit(100);
  return rows.map((row) => ({ ...row, actorName: row.actorName ?? 'Countersign' }));
}
