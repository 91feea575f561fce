import { Megaphone } from 'lucide-react';
import type { Metadata } from 'next';
import { BudgetBar } from '@/app/ui/budget-bar';
import { ButtonLink } from '@/app/ui/button-link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { formatDay } from '@/app/ui/format';
import { mediaUrl } from '@/app/ui/media-url';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { Picture } from '@/app/ui/picture';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { Chip, StateChip } from '@/app/ui/state-chip';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import {
  type CampaignListItem,
  campaignSorts,
  countCampaigns,
  listCampaigns,
} from '@/lib/campaigns/list-store';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';

export const metadata: Metadata = { title: 'Campaigns' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

function Cover({ brand, row }: { brand: string; row: CampaignListItem }) {
  return (
    <span className="flex gap-1" aria-hidden="true">
      {row.cover.map(({ kind, id }) => (
        <Picture
          key={id}
          src={mediaUrl(brand, kind, id, 160)}
          alt=""
          width={40}
          height={40}
          ratio="1"
          className="size-10"
        />
      ))}
      {row.cover.length === 0 && <span className="text-xs text-muted">No pictures yet</span>}
    </span>
  );
}

const dates = ({ startsOn, endsOn }: CampaignListItem) => {
  if (startsOn && endsOn) return `${formatDay(startsOn)} to ${formatDay(endsOn)}`;
  if (startsOn) return `from ${formatDay(startsOn)}`;
  return endsOn ? `until ${formatDay(endsOn)}` : <span className="text-muted">Open</span>;
};

const columnsFor = (brand: string): Column<CampaignListItem>[] => [
  { key: 'name', header: 'Campaign', sort: 'name', cell: (row) => row.name },
  { key: 'cover', header: 'Pictures', wideOnly: true, cell: (row) => <Cover brand={brand} row={row} /> },
  {
    key: 'state',
    header: 'State',
    cell: (row) => (
      <span className="inline-flex flex-wrap gap-1">
        <StateChip state={row.state} />
        {row.amending && (
          <Chip tone="warning" icon="clock">
            Amendment waits
          </Chip>
        )}
      </span>
    ),
  },
  { key: 'dates', header: 'Dates', sort: 'ends', cell: dates },
  {
    key: 'markets',
    header: 'Markets',
    cell: (row) =>
      row.markets.length > 4
        ? `${row.markets.slice(0, 4).join(', ')} and ${row.markets.length - 4} more`
        : row.markets.join(', '),
  },
  {
    key: 'budget',
    header: 'Budget',
    sort: 'spent',
    cell: (row) => (row.budget ? <BudgetBar {...row.budget} /> : <span className="text-muted">Not set</span>),
  },
  { key: 'waiting', header: 'In review', align: 'end', sort: 'waiting', cell: (row) => row.waiting },
];

export default async function CampaignsPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'campaign:read');
  const query = await searchParams;
  const path = `/b/${ctx.brand.slug}/campaigns`;
  const asked = param(query, 'sort');
  const sort = campaignSorts.find((entry) => entry === asked) ?? 'created';
  const dir = param(query, 'dir') ?? (asked ? 'asc' : 'desc');
  const after = param(query, 'after');
  const { rows, total, next } = await listCampaigns(db(), ctx.brand.id, {
    search: param(query, 'q'),
    state: param(query, 'state'),
    sort,
    dir: dir === 'desc' ? 'desc' : 'asc',
    after,
    limit: 30,
  });
  const all = total > 0 ? total : await countCampaigns(db(), ctx.brand.id);
  const mayWrite = can(ctx.roles, 'campaign:write');
  const create = mayWrite ? <ButtonLink href={`${path}/new`}>New campaign</ButtonLink> : null;
  return (
    <>
      <PageHeader title="Campaigns" action={create} />
      {all === 0 ? (
        <EmptyState icon={Megaphone} title="No campaigns yet" action={create}>
          A campaign pins template versions, references, seeds, models and markets. A brand owner signs them
          off; from then on every picture carries the hash of what was signed.
          {!mayWrite && ' A campaign manager or a brand owner begins the first one.'}
        </EmptyState>
      ) : (
        <>
          <FilterBar
            path={path}
            params={query}
            search="Search campaigns"
            keep={['sort', 'dir']}
            filters={[
              {
                kind: 'choice',
                name: 'state',
                label: 'State',
                options: [
                  { value: 'draft', label: 'Draft' },
                  { value: 'proposed', label: 'Waiting for sign-off' },
                  { value: 'active', label: 'Active' },
                  { value: 'closed', label: 'Closed' },
                ],
              },
            ]}
          />
          <DataTable
            label="Campaigns"
            columns={columnsFor(ctx.brand.slug)}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `${path}/${row.id}`}
            sort={{
              by: sort,
              dir: dir === 'desc' ? 'desc' : 'asc',
              href: (by, nextDir) => withParams(path, query, { sort: by, dir: nextDir }),
            }}
            empty={
              <EmptyState title="Nothing fits this filter">
                Take a filter away, or search for something else.
              </EmptyState>
            }
          />
          <Pager
            shown={rows.length}
            total={total}
            noun="campaigns"
            firstHref={after ? withParams(path, query, {}) : undefined}
            nextHref={next ? withParams(path, query, { after: next }) : undefined}
          />
        </>
      )}
    </>
  );
}
