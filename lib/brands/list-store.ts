import { type SQL, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { decodeCursor, encodeCursor, likePattern } from '@/lib/db/paging';
import type { Role } from '@/lib/permission';

export type BrandRow = {
  id: string;
  slug: string;
  name: string;
  createdAt: Date;
  /** People with a role in it whose account is open. */
  members: number;
  /** The roles that at least one of them holds. */
  held: Role[];
};

/** Brands as an administrator sees them: who is in, nothing of what is in them. */
const brands = (where: SQL, rest: SQL) => sql`
  select b.id, b.slug, b.name, b.created_at as "createdAt", lower(b.name) as "key",
    count(distinct p.id)::int as "members",
    coalesce(array_agg(distinct m.role) filter (where p.id is not null), '{}') as "held"
  from brand b
  left join membership m on m.brand_id = b.id
  left join person p on p.id = m.person_id and p.disabled_at is null
  where ${where}
  group by b.id ${rest}`;

type Row = Omit<BrandRow, 'createdAt'> & { createdAt: string; key: string };
const toBrand = ({ key: _key, ...row }: Row): BrandRow => ({ ...row, createdAt: new Date(row.createdAt) });

export async function listBrandRows(
  db: DbOrTx,
  query: { search?: string; after?: string; limit: number },
): Promise<{ rows: BrandRow[]; total: number; next: string | null }> {
  const like = query.search ? likePattern(query.search) : null;
  const fits = sql`(${like}::text is null or b.name ilike ${like} or b.slug ilike ${like})`;
  const from = decodeCursor(query.after);
  const beyond = from ? sql`(lower(b.name), b.id) > (${from[0]}, ${from[1]})` : sql`true`;
  const found = await db.execute<Row>(
    brands(sql`${fits} and ${beyond}`, sql`order by lower(b.name), b.id limit ${query.limit + 1}`),
  );
  const counted = await db.execute<{ n: number }>(sql`select count(*)::int as n from brand b where ${fits}`);
  const page = found.rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(toBrand),
    total: counted.rows[0]?.n ?? 0,
    next: found.rows.length > query.limit && last ? encodeCursor(last.key, last.id) : null,
  };
}

export async function findBrandRow(db: DbOrTx, slug: string): Promise<BrandRow | null> {
  const found = await db.execute<Row>(brands(sql`b.slug = ${slug}`, sql``));
  const [row] = found.rows;
  return row ? toBrand(row) : null;
}

/** How many people with an open account hold each role in the brand. */
export async function countRoles(db: DbOrTx, brandId: string): Promise<Partial<Record<Role, number>>> {
  const found = await db.execute<{ role: Role; n: number }>(sql`
    select m.role, count(*)::int as n from membership m join person p on p.id = m.person_id
    where m.brand_id = ${brandId} and p.disabled_at is null group by m.role`);
  return Object.fromEntries(found.rows.map((row) => [row.role, row.n]));
}
