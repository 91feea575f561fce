import { Images } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/app/ui/button-link';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { mediaUrl } from '@/app/ui/media-url';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { Picture } from '@/app/ui/picture';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { rightsState } from '@/lib/references/expiry-rules';
import { referenceRoleNames, referenceRoles } from '@/lib/references/schemas';
import { listReferences, type Reference } from '@/lib/references/store';
import { RightsChips } from './rights-chips';

export const metadata: Metadata = { title: 'Reference library' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

const PAGE = 40;

const orders: Record<string, (a: Reference, b: Reference) => number> = {
  newest: (a, b) => b.createdAt.getTime() - a.createdAt.getTime(),
  name: (a, b) => a.name.localeCompare(b.name),
  expiry: (a, b) => (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999'),
};

export default async function ReferencesPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'reference:read');
  const query = await searchParams;
  const path = `/b/${ctx.brand.slug}/references`;
  const today = new Date().toISOString().slice(0, 10);
  const all = await listReferences(db(), ctx.brand.id);
  const search = param(query, 'q')?.toLowerCase();
  const role = param(query, 'role');
  const state = param(query, 'rights');
  const set = param(query, 'set');
  const sets = [...new Set(all.flatMap((row) => row.sets))].sort();
  const fitting = all
    .filter(
      (row) => !search || `${row.name} ${row.rightsOwner} ${row.licence}`.toLowerCase().includes(search),
    )
    .filter((row) => !role || row.role === role)
    .filter((row) => !set || row.sets.includes(set))
    .filter((row) => !state || rightsState(row, today) === state)
    .sort(orders[param(query, 'sort') ?? 'newest'] ?? orders.newest);
  const after = param(query, 'after');
  const start = after ? fitting.findIndex((row) => row.id === after) + 1 : 0;
  const rows = fitting.slice(start, start + PAGE);
  const last = rows.at(-1);
  const more = start + rows.length < fitting.length && last;
  const add = can(ctx.roles, 'reference:write') ? (
    <ButtonLink href={`${path}/new`}>Add a reference</ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader
        title="Reference library"
        crumbs={[{ label: 'Brand kit', href: `/b/${ctx.brand.slug}/kit` }]}
        meta="Pictures that runs may take, each with its rights. A campaign locks them by their SHA-256."
        action={add}
      />
      {all.length === 0 ? (
        <EmptyState icon={Images} title="No references yet" action={add}>
          Add a product photo with its owner, licence and last day. Without rights, nothing is used.
        </EmptyState>
      ) : (
        <>
          <FilterBar
            path={path}
            params={query}
            search="Search name, owner, licence"
            filters={[
              {
                kind: 'choice',
                name: 'role',
                label: 'Kind',
                options: referenceRoles.map((value) => ({ value, label: referenceRoleNames[value] })),
              },
              {
                kind: 'choice',
                name: 'rights',
                label: 'Rights',
                options: [
                  { value: 'valid', label: 'Valid' },
                  { value: 'expiring', label: 'Ends soon' },
                  { value: 'expired', label: 'Expired' },
                  { value: 'withdrawn', label: 'Withdrawn' },
                ],
              },
              ...(sets.length > 0
                ? [
                    {
                      kind: 'choice' as const,
                      name: 'set',
                      label: 'Set',
                      options: sets.map((value) => ({ value, label: value })),
                    },
                  ]
                : []),
              {
                kind: 'choice',
                name: 'sort',
                label: 'Order',
                any: 'Newest first',
                options: [
                  { value: 'name', label: 'By name' },
                  { value: 'expiry', label: 'First to end' },
                ],
              },
            ]}
          />
          {rows.length === 0 ? (
            <EmptyState title="Nothing fits this filter">
              Take a filter away, or search for something else.
            </EmptyState>
          ) : (
            <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-5">
              {rows.map((row) => (
                <li
                  key={row.id}
                  className="relative flex flex-col gap-2 rounded-lg border border-border bg-surface p-2"
                >
                  <Picture
                    src={mediaUrl(ctx.brand.slug, 'reference', row.id, 320)}
                    alt={row.name}
                    width={row.width ?? 320}
                    height={row.height ?? 320}
                    ratio="1/1"
                  />
                  <Link
                    href={`${path}/${row.id}`}
                    className="truncate px-1 text-dense font-medium after:absolute after:inset-0 after:rounded-lg after:content-[''] hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus"
                  >
                    {row.name}
                  </Link>
                  <RightsChips reference={row} today={today} />
                </li>
              ))}
            </ul>
          )}
          <Pager
            shown={rows.length}
            total={fitting.length}
            noun="references"
            firstHref={after ? withParams(path, query, {}) : undefined}
            nextHref={more ? withParams(path, query, { after: more.id }) : undefined}
          />
        </>
      )}
    </>
  );
}
