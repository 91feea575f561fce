import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { campaign, lockset } from '@/lib/db/schema/campaigns';
import { person } from '@/lib/db/schema/people';
import { type LocksetDocument, locksetDocumentSchema } from './schemas';

export type Campaign = typeof campaign.$inferSelect;
export type Lockset = typeof lockset.$inferSelect;
export type LocksetRecord = Lockset & {
  document: LocksetDocument;
  proposedByName: string;
  signedByName: string | null;
};

/** The campaign, if it is of this brand. */
export async function findCampaign(db: DbOrTx, brandId: string, id: string): Promise<Campaign | null> {
  const [row] = await db
    .select()
    .from(campaign)
    .where(and(eq(campaign.id, id), eq(campaign.brandId, brandId)));
  return row ?? null;
}

const records = (db: DbOrTx) =>
  db
    .select({
      lockset,
      proposedByName: sql<string | null>`(select p.name from ${person} p where p.id = ${lockset.proposedBy})`,
      signedByName: sql<string | null>`(select p.name from ${person} p where p.id = ${lockset.signedBy})`,
    })
    .from(lockset);

const recordOf = ({
  lockset: row,
  ...names
}: Awaited<ReturnType<typeof records>>[number]): LocksetRecord => ({
  ...row,
  proposedByName: names.proposedByName ?? 'Countersign',
  signedByName: names.signedByName,
  document: locksetDocumentSchema.parse(JSON.parse(row.json)),
});

/** A lockset of the brand in any state, with its document. */
export async function findLockset(
  db: DbOrTx,
  brandId: string,
  locksetId: string,
): Promise<LocksetRecord | null> {
  const [row] = await records(db).where(and(eq(lockset.id, locksetId), eq(lockset.brandId, brandId)));
  return row ? recordOf(row) : null;
}

/** The frozen lockset that runs of the campaign must carry; null before the first sign-off. */
export async function locksetInForce(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
): Promise<LocksetRecord | null> {
  const [row] = await records(db)
    .innerJoin(campaign, eq(campaign.locksetId, lockset.id))
    .where(and(eq(campaign.id, campaignId), eq(campaign.brandId, brandId), eq(lockset.brandId, brandId)));
  return row ? recordOf(row) : null;
}

/** Every version of the campaign's lockset, newest first. */
export async function listLocksets(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
): Promise<LocksetRecord[]> {
  const rows = await records(db)
    .where(and(eq(lockset.campaignId, campaignId), eq(lockset.brandId, brandId)))
    .orderBy(desc(lockset.number));
  return rows.map(recordOf);
}

/** The one that waits for a sign-off, if any. */
export async function findProposal(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
): Promise<LocksetRecord | null> {
  const [row] = await records(db)
    .where(
      and(eq(lockset.campaignId, campaignId), eq(lockset.brandId, brandId), eq(lockset.state, 'proposed')),
    )
    .orderBy(desc(lockset.number))
    .limit(1);
  return row ? recordOf(row) : null;
}

export async function insertCampaign(tx: Tx, row: typeof campaign.$inferInsert): Promise<void> {
  await tx.insert(campaign).values(row);
}

/** Changes a campaign that nobody else changed since `revision` and whose lockset does not wait for a sign-off. */
export async function updateCampaign(
  tx: Tx,
  brandId: string,
  id: string,
  revision: number,
  change: Partial<Pick<Campaign, 'name' | 'brief' | 'plan' | 'startsOn' | 'endsOn'>>,
): Promise<Campaign | null> {
  const [row] = await tx
    .update(campaign)
    .set({ ...change, revision: revision + 1 })
    .where(
      and(
        eq(campaign.id, id),
        eq(campaign.brandId, brandId),
        eq(campaign.revision, revision),
        inArray(campaign.state, ['draft', 'active']),
        sql`not exists (select 1 from ${lockset} l where l.campaign_id = ${id} and l.state = 'proposed')`,
      ),
    )
    .returning();
  return row ?? null;
}

/** The campaign, held until commit: whoever proposes, signs or closes it meanwhile waits. */
export async function lockCampaign(tx: Tx, brandId: string, id: string): Promise<Campaign | null> {
  const [row] = await tx
    .select()
    .from(campaign)
    .where(and(eq(campaign.id, id), eq(campaign.brandId, brandId)))
    .for('update');
  return row ?? null;
}

/** Moves a campaign on if it is in one of the states; null otherwise. */
export async function moveCampaign(
  tx: Tx,
  brandId: string,
  id: string,
  from: Campaign['state'][],
  to: Partial<Pick<Campaign, 'state' | 'locksetId'>>,
): Promise<Campaign | null> {
  const [row] = await tx
    .update(campaign)
    .set({ ...to, revision: sql`${campaign.revision} + 1` })
    .where(and(eq(campaign.id, id), eq(campaign.brandId, brandId), inArray(campaign.state, from)))
    .returning();
  return row ?? null;
}
