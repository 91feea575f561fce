import { Users } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/app/ui/button-link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { Chip, StateChip } from '@/app/ui/state-chip';
import { requireInstallationCtx } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { listPeople, type PersonRow, personSorts, personStates } from '@/lib/people/list-store';
import { listBrands } from '@/lib/people/person-store';
import { roleNames, roles } from '@/lib/permission';

export const metadata: Metadata = { title: 'People' };

const path = '/admin/people';
/** More brands than these do not fit beside each other; the person's own page has them all. */
const COLUMNS = 5;

type Brand = { id: string; slug: string; name: string };
const stateWords = { open: 'Open', closed: 'Closed', admin: 'Administrators', no_role: 'Without any role' };

function Roles({ row, brandId }: { row: PersonRow; brandId: string }) {
  const held = row.roles.filter((entry) => entry.brandId === brandId);
  if (held.length === 0) return <span className="text-muted">No role</span>;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {held.map(({ role }) => (
        <Chip key={role}>{roleNames[role]}</Chip>
      ))}
    </span>
  );
}

function columnsFor(shown: Brand[], more: Brand[]): Column<PersonRow>[] {
  const rest = new Set(more.map((brand) => brand.id));
  const others: Column<PersonRow> = {
    key: 'others',
    header: 'Other brands',
    cell: (row) => {
      const count = new Set(row.roles.map((entry) => entry.brandId).filter((id) => rest.has(id))).size;
      return count > 0 ? `${count} more` : <span className="text-muted">None</span>;
    },
  };
  return [
    { key: 'name', header: 'Person', sort: 'name', cell: (row) => row.name },
    {
      key: 'email',
      header: 'Email address',
      sort: 'email',
      cell: (row) => <span className="wrap-anywhere text-muted">{row.email}</span>,
    },
    ...shown.map(
      (brand): Column<PersonRow> => ({
        key: brand.id,
        header: brand.name,
        cell: (row) => <Roles row={row} brandId={brand.id} />,
      }),
    ),
    ...(more.length > 0 ? [others] : []),
    {
      key: 'state',
      header: 'Account',
      cell: (row) => (
        <span className="inline-flex flex-wrap gap-1">
          <StateChip state={row.disabledAt ? 'disabled' : 'enabled'} />
          {row.isAdmin && (
            <Chip tone="accent" icon="lock">
              Administrator
            </Chip>
          )}
        </span>
      ),
    },
    {
      key: 'created',
      header: 'Added',
      sort: 'created',
      wideOnly: true,
      cell: (row) => <DateTime at={row.createdAt} className="text-muted" />,
    },
  ];
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireInstallationCtx();
  const query = await searchParams;
  const brands = await listBrands(db());
  const slug = param(query, 'brand');
  const brand = brands.find((entry) => entry.slug === slug);
  const sort = personSorts.find((entry) => entry === param(query, 'sort')) ?? 'name';
  const dir = param(query, 'dir') === 'desc' ? 'desc' : 'asc';
  const after = param(query, 'after');
  const { rows, total, next } = await listPeople(db(), {
    search: param(query, 'q'),
    // A brand that somebody typed and that is none has nobody.
    brandId: slug ? (brand?.id ?? '') : undefined,
    role: roles.find((entry) => entry === param(query, 'role')),
    state: personStates.find((entry) => entry === param(query, 'state')),
    sort,
    dir,
    after,
    limit: 30,
  });
  const shown = brand ? [brand] : brands.slice(0, COLUMNS);
  return (
    <>
      <PageHeader
        title="People"
        meta="Who may do what in which brand. A person without a role in a brand cannot learn that it exists; administrators are no exception."
        action={<ButtonLink href={`${path}/new`}>Add a person</ButtonLink>}
      />
      <FilterBar
        path={path}
        params={query}
        search="Search by name or address"
        keep={['sort', 'dir']}
        filters={[
          {
            kind: 'choice',
            name: 'brand',
            label: 'Brand',
            options: brands.map((entry) => ({ value: entry.slug, label: entry.name })),
          },
          {
            kind: 'choice',
            name: 'role',
            label: 'Role',
            options: roles.map((value) => ({ value, label: roleNames[value] })),
          },
          {
            kind: 'choice',
            name: 'state',
            label: 'Account',
            options: personStates.map((value) => ({ value, label: stateWords[value] })),
          },
        ]}
      />
      <DataTable
        label="People and their roles"
        columns={columnsFor(shown, brand ? [] : brands.slice(COLUMNS))}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        sort={{ by: sort, dir, href: (by, nextDir) => withParams(path, query, { sort: by, dir: nextDir }) }}
        empty={
          <EmptyState
            icon={Users}
            title="Nobody fits this filter"
            action={
              <ButtonLink href={path} variant="outline">
                Show everybody
              </ButtonLink>
            }
          >
            Take a filter away, or search for something else. Somebody new gets an account with “Add a
            person”.
          </EmptyState>
        }
      />
      <Pager
        shown={rows.length}
        total={total}
        noun={total === 1 ? 'person' : 'people'}
        firstHref={after ? withParams(path, query, {}) : undefined}
        nextHref={next ? withParams(path, query, { after: next }) : undefined}
      />
    </>
  );
}
