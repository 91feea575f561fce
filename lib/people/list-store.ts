import { type SQL, sql } from 'drizzle-orm';
import type { DbOrTx } from '@/lib/db/client';
import { decodeCursor, encodeCursor, likePattern } from '@/lib/db/paging';
import type { Role } from '@/lib/permission';

export type HeldRole = { brandId: string; role: Role };
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  isAdmin: boolean;
  hasPassword: boolean;
  disabledAt: Date | null;
  createdAt: Date;
  roles: HeldRole[];
};

export const personStates = ['open', 'closed', 'admin', 'no_role'] as const;
export type PersonState = (typeof personStates)[number];
export const personSorts = ['name', 'email', 'created'] as const;
export type PersonSort = (typeof personSorts)[number];

export type PeopleQuery = {
  search?: string;
  brandId?: string;
  role?: Role;
  state?: PersonState;
  sort: PersonSort;
  dir: 'asc' | 'desc';
  /** Where the page before ended. */
  after?: string;
  limit: number;
};

const keys: Record<PersonSort, SQL> = {
  name: sql`lower(p.name)`,
  email: sql`p.email`,
  created: sql`to_char(p.created_at at time zone 'utc', 'YYYYMMDDHH24MISSUS')`,
};

const inState: Record<PersonState, SQL> = {
  open: sql`p.disabled_at is null`,
  closed: sql`p.disabled_at is not null`,
  admin: sql`p.is_admin`,
  no_role: sql`not exists (select 1 from membership m where m.person_id = p.id)`,
};

function matching({ search, brandId, role, state }: PeopleQuery): SQL {
  const parts = [state ? inState[state] : sql`true`];
  if (search) {
    const like = likePattern(search);
    parts.push(sql`(p.name ilike ${like} or p.email ilike ${like})`);
  }
  // One grant has to fit both: legal in this brand, not legal somewhere and something else here.
  if (brandId || role)
    parts.push(sql`exists (select 1 from membership m where m.person_id = p.id
      and (${brandId ?? null}::text is null or m.brand_id = ${brandId ?? null})
      and (${role ?? null}::text is null or m.role = ${role ?? null}))`);
  return sql.join(parts, sql` and `);
}

/** People of the installation with their roles per brand, a page at a time; and how many there are. */
export async function listPeople(
  db: DbOrTx,
  query: PeopleQuery,
): Promise<{ rows: PersonRow[]; total: number; next: string | null }> {
  const key = keys[query.sort];
  const from = decodeCursor(query.after);
  const asc = query.dir === 'asc';
  const beyond = from ? sql`(${key}, p.id) ${asc ? sql`>` : sql`<`} (${from[0]}, ${from[1]})` : sql`true`;
  const order = asc ? sql`asc` : sql`desc`;
  type Row = Omit<PersonRow, 'createdAt' | 'disabledAt'> & {
    createdAt: string;
    disabledAt: string | null;
    key: string;
  };
  const found = await db.execute<Row>(sql`
    select p.id, p.name, p.email, p.is_admin as "isAdmin", p.password_hash is not null as "hasPassword",
      p.disabled_at as "disabledAt", p.created_at as "createdAt", ${key} as "key",
      coalesce((select jsonb_agg(jsonb_build_object('brandId', m.brand_id, 'role', m.role) order by m.role)
        from membership m where m.person_id = p.id), '[]'::jsonb) as "roles"
    from person p
    where ${matching(query)} and ${beyond}
    order by ${key} ${order}, p.id ${order}
    limit ${query.limit + 1}`);
  const counted = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from person p where ${matching(query)}`,
  );
  const page = found.rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ key: _key, ...row }) => ({
      ...row,
      createdAt: new Date(row.createdAt),
      disabledAt: row.disabledAt === null ? null : new Date(row.disabledAt),
    })),
    total: counted.rows[0]?.n ?? 0,
    next: found.rows.length > query.limit && last ? encodeCursor(last.key, last.id) : null,
  };
}

/** One person's roles with who granted them and when, by brand. */
export async function listRolesOf(db: DbOrTx, personId: string) {
  const found = await db.execute<{
    brandId: string;
    brandSlug: string;
    brandName: string;
    role: Role;
    grantedBy: string;
    grantedAt: string;
    /** Others whose account is open and who hold the same role in the brand. */
    others: number;
  }>(sql`
    select b.id as "brandId", b.slug as "brandSlug", b.name as "brandName", m.role,
      coalesce(g.name, 'Countersign') as "grantedBy", m.granted_at as "grantedAt",
      (select count(*)::int from membership o join person q on q.id = o.person_id and q.disabled_at is null
        where o.brand_id = m.brand_id and o.role = m.role and o.person_id <> m.person_id) as "others"
    from membership m join brand b on b.id = m.brand_id left join person g on g.id = m.granted_by
    where m.person_id = ${personId}
    order by lower(b.name), b.id, m.role`);
  return found.rows;
}

/** Whom a role can be given: accounts that are open, by name. `more`: there are others beyond the limit. */
export async function listOpenPeople(db: DbOrTx, limit = 500) {
  const found = await db.execute<{ id: string; name: string; email: string }>(sql`
    select id, name, email from person where disabled_at is null order by lower(name), id limit ${limit + 1}`);
  return { people: found.rows.slice(0, limit), more: found.rows.length > limit };
}
