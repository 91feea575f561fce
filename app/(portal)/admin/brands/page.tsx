import { Store } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/app/ui/button-link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { formatCount } from '@/app/ui/format';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { Chip } from '@/app/ui/state-chip';
import { requireInstallationCtx } from '@/lib/auth/require';
import { type BrandRow, listBrandRows } from '@/lib/brands/list-store';
import { db } from '@/lib/db/client';
import { roleNames } from '@/lib/permission';
import { missingRoles } from './missing-roles';

export const metadata: Metadata = { title: 'Brands' };

const path = '/admin/brands';

function Needs({ row }: { row: BrandRow }) {
  const missing = missingRoles(row.held);
  if (missing.length === 0)
    return (
      <Chip tone="success" icon="check">
        Every step has somebody
      </Chip>
    );
  return (
    <span className="inline-flex flex-wrap gap-1">
      {missing.map(({ role }) => (
        <Chip key={role} tone="warning" icon="alert">
          No {roleNames[role].toLowerCase()}
        </Chip>
      ))}
    </span>
  );
}

const columns: Column<BrandRow>[] = [
  { key: 'name', header: 'Brand', cell: (row) => row.name },
  {
    key: 'slug',
    header: 'Address name',
    cell: (row) => <code className="font-mono text-xs text-muted">/b/{row.slug}</code>,
  },
  { key: 'members', header: 'Members', align: 'end', cell: (row) => formatCount(row.members) },
  { key: 'needs', header: 'Roles', cell: (row) => <Needs row={row} /> },
  {
    key: 'created',
    header: 'Set up',
    wideOnly: true,
    cell: (row) => <DateTime at={row.createdAt} className="text-muted" />,
  },
];

export default async function BrandsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireInstallationCtx();
  const query = await searchParams;
  const after = param(query, 'after');
  const search = param(query, 'q');
  const { rows, total, next } = await listBrandRows(db(), { search, after, limit: 30 });
  const create = <ButtonLink href={`${path}/new`}>New brand</ButtonLink>;
  return (
    <>
      <PageHeader
        title="Brands"
        meta="Who is in each brand. What a brand makes is seen by its members only."
        action={create}
      />
      {total === 0 && !search ? (
        <EmptyState icon={Store} title="No brand yet" action={create}>
          A brand holds its kit, templates, campaigns and everything made for it. Set one up, then give people
          their roles in it.
        </EmptyState>
      ) : (
        <>
          <FilterBar path={path} params={query} search="Search brands" />
          <DataTable
            label="Brands"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `${path}/${row.slug}`}
            empty={<EmptyState title="No brand fits">Search for something else.</EmptyState>}
          />
          <Pager
            shown={rows.length}
            total={total}
            noun={total === 1 ? 'brand' : 'brands'}
            firstHref={after ? withParams(path, query, {}) : undefined}
            nextHref={next ? withParams(path, query, { after: next }) : undefined}
          />
        </>
      )}
    </>
  );
}
