import { LayoutTemplate } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/app/ui/button-link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { PageHeader } from '@/app/ui/page-header';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { Chip } from '@/app/ui/state-chip';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { listTemplates, type TemplateListItem } from '@/lib/templates/store';

export const metadata: Metadata = { title: 'Templates' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

const orders: Record<string, (a: TemplateListItem, b: TemplateListItem) => number> = {
  name: (a, b) => a.name.localeCompare(b.name),
  changed: (a, b) => a.updatedAt.getTime() - b.updatedAt.getTime(),
  version: (a, b) => (a.latest?.number ?? 0) - (b.latest?.number ?? 0),
  used: (a, b) => a.usedBy - b.usedBy,
};

const columns: Column<TemplateListItem>[] = [
  {
    key: 'name',
    header: 'Template',
    sort: 'name',
    cell: (row) =>
      row.market ? (
        <span>
          {row.name} <Chip>{row.market}</Chip>
        </span>
      ) : (
        row.name
      ),
  },
  {
    key: 'version',
    header: 'Published',
    sort: 'version',
    cell: (row) =>
      row.latest ? (
        <Chip tone="success" icon="check">
          Version {row.latest.number}
        </Chip>
      ) : (
        <Chip icon="pen">Draft only</Chip>
      ),
  },
  {
    key: 'note',
    header: 'Last note',
    wideOnly: true,
    cell: (row) => <span className="text-muted">{row.latest?.note ?? ''}</span>,
  },
  { key: 'slots', header: 'Slots', align: 'end', cell: (row) => row.slots },
  { key: 'used', header: 'Campaigns', align: 'end', sort: 'used', cell: (row) => row.usedBy },
  { key: 'changed', header: 'Changed', sort: 'changed', cell: (row) => <DateTime at={row.updatedAt} /> },
];

export default async function TemplatesPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'template:read');
  const query = await searchParams;
  const path = `/b/${ctx.brand.slug}/templates`;
  const all = await listTemplates(db(), ctx.brand.id);
  const search = param(query, 'q')?.toLowerCase();
  const state = param(query, 'state');
  const by = param(query, 'sort') ?? 'changed';
  const dir = param(query, 'dir') === 'asc' ? 'asc' : 'desc';
  const order = orders[by] ?? orders.changed;
  const rows = all
    .filter((row) => !search || row.name.toLowerCase().includes(search))
    .filter((row) => !state || (state === 'published') === (row.latest !== null))
    .sort((a, b) => (order?.(a, b) ?? 0) * (dir === 'asc' ? 1 : -1));
  const mayWrite = can(ctx.roles, 'template:write');
  const create = mayWrite ? <ButtonLink href={`${path}/new`}>New template</ButtonLink> : null;
  return (
    <>
      <PageHeader
        title="Templates"
        meta={`${all.length} ${all.length === 1 ? 'template' : 'templates'}: the only way a prompt is written in ${ctx.brand.name}.`}
        action={create}
      />
      {all.length === 0 ? (
        <EmptyState icon={LayoutTemplate} title="No templates yet" action={create}>
          A template holds the locked words of a prompt and the slots that a campaign manager may fill.
          {mayWrite
            ? ' Start from "Product in a scene": it can be published as it is.'
            : ' A brand owner writes the first one.'}
        </EmptyState>
      ) : (
        <>
          <FilterBar
            path={path}
            params={query}
            search="Search templates"
            keep={['sort', 'dir']}
            filters={[
              {
                kind: 'choice',
                name: 'state',
                label: 'State',
                any: 'All',
                options: [
                  { value: 'published', label: 'Published' },
                  { value: 'draft', label: 'Draft only' },
                ],
              },
            ]}
          />
          <DataTable
            label="Templates"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `${path}/${row.id}`}
            sort={{ by, dir, href: (next, nextDir) => withParams(path, query, { sort: next, dir: nextDir }) }}
            empty={
              <EmptyState title="Nothing fits this filter">
                Take a filter away, or search for something else.
              </EmptyState>
            }
          />
        </>
      )}
    </>
  );
}
