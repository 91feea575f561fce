import { ImageIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { HashChip } from '@/app/ui/hash-chip';
import { mediaUrl } from '@/app/ui/media-url';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { Picture } from '@/app/ui/picture';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { StateChip } from '@/app/ui/state-chip';
import { stateLook } from '@/app/ui/states';
import { TabLinks } from '@/app/ui/tab-links';
import { type AssetState, assetStates } from '@/lib/assets/rules';
import { type AssetEntry, campaignsWithAssets, listAssets } from '@/lib/assets/store';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';

export const metadata: Metadata = { title: 'Assets' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

function Tile({ brand, asset }: { brand: string; asset: AssetEntry }) {
  return (
    <li className="relative flex flex-col gap-1.5 rounded-lg border border-border bg-surface p-2 focus-within:outline-2 focus-within:outline-focus hover:border-accent">
      <Picture
        src={mediaUrl(brand, 'asset', asset.id, 320)}
        alt=""
        width={asset.width}
        height={asset.height}
        ratio="1 / 1"
      />
      <Link
        href={`/b/${brand}/assets/${asset.id}`}
        className="truncate text-dense font-medium after:absolute after:inset-0 after:content-[''] focus-visible:outline-none"
      >
        {asset.title}
      </Link>
      <p className="truncate text-xs text-muted">
        {[asset.campaignName, asset.market, asset.tier].filter(Boolean).join(' · ')}
      </p>
      <p className="flex flex-wrap items-center justify-between gap-1">
        <StateChip state={asset.state} />
        <DateTime at={asset.createdAt} className="text-xs text-muted" />
      </p>
    </li>
  );
}

function Table({ brand, rows }: { brand: string; rows: AssetEntry[] }) {
  return (
    <DataTable
      label="Assets"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/b/${brand}/assets/${row.id}`}
      columns={[
        {
          key: 'title',
          header: 'Asset',
          cell: (row) => (
            <span className="flex items-center gap-2">
              <span className="size-9 shrink-0 overflow-hidden rounded-sm bg-mat">
                {/* biome-ignore lint/performance/noImgElement: renditions come right-sized from our own route. */}
                <img
                  src={mediaUrl(brand, 'asset', row.id, 160)}
                  alt=""
                  width={36}
                  height={36}
                  loading="lazy"
                  className="size-full object-contain"
                />
              </span>
              {row.title}
            </span>
          ),
        },
        { key: 'state', header: 'State', cell: (row) => <StateChip state={row.state} /> },
        { key: 'campaign', header: 'Campaign', cell: (row) => row.campaignName },
        { key: 'market', header: 'Market', cell: (row) => row.market ?? 'none' },
        { key: 'tier', header: 'Tier', cell: (row) => row.tier ?? 'uploaded' },
        { key: 'size', header: 'Pixels', align: 'end', cell: (row) => `${row.width} × ${row.height}` },
        { key: 'tags', header: 'Tags', wideOnly: true, cell: (row) => row.tags.join(', ') },
        { key: 'by', header: 'Made by', cell: (row) => row.createdByName ?? 'Countersign' },
        {
          key: 'sha',
          header: 'SHA-256',
          wideOnly: true,
          cell: (row) => <HashChip hash={row.sha256} length={8} />,
        },
        { key: 'at', header: 'Made', align: 'end', cell: (row) => <DateTime at={row.createdAt} /> },
      ]}
    />
  );
}

export default async function AssetsPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'asset:read');
  const query = await searchParams;
  const brand = ctx.brand.slug;
  const path = `/b/${brand}/assets`;
  const view = param(query, 'view') === 'table' ? 'table' : 'grid';
  const state = assetStates.find((name): name is AssetState => name === param(query, 'state'));
  const campaigns = await campaignsWithAssets(db(), ctx.brand.id);
  const after = param(query, 'after');
  const { rows, total, next } = await listAssets(db(), ctx.brand.id, {
    q: param(query, 'q'),
    state,
    campaignId: param(query, 'campaign'),
    oldest: param(query, 'order') === 'oldest',
    after,
    limit: 40,
  });
  const filtered = ['q', 'state', 'campaign'].some((name) => param(query, name));
  const viewHref = (name: string) => withParams(path, query, { view: name, after });
  return (
    <>
      <PageHeader title="Assets" />
      <TabLinks
        label="View"
        tabs={[
          { href: viewHref('grid'), label: 'Grid' },
          { href: viewHref('table'), label: 'Table' },
        ]}
        current={viewHref(view)}
      />
      <FilterBar
        path={path}
        params={query}
        search="Search name, tag, slot, campaign, hash"
        filters={[
          {
            kind: 'choice',
            name: 'state',
            label: 'State',
            options: assetStates.map((name) => ({ value: name, label: stateLook(name).word })),
          },
          {
            kind: 'choice',
            name: 'campaign',
            label: 'Campaign',
            options: campaigns.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            kind: 'choice',
            name: 'order',
            label: 'Order',
            any: 'Newest first',
            options: [{ value: 'oldest', label: 'Oldest first' }],
          },
        ]}
        keep={['view']}
      />
      {rows.length === 0 ? (
        <EmptyState icon={ImageIcon} title={filtered ? 'Nothing matches' : 'No assets yet'}>
          {filtered
            ? 'Take a filter away to see more.'
            : 'Every picture that a run makes, and every product shot that starts a concept, appears here with its record.'}
        </EmptyState>
      ) : view === 'table' ? (
        <Table brand={brand} rows={rows} />
      ) : (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-5">
          {rows.map((row) => (
            <Tile key={row.id} brand={brand} asset={row} />
          ))}
        </ul>
      )}
      <Pager
        shown={rows.length}
        total={total}
        noun="assets"
        firstHref={after ? withParams(path, query, {}) : undefined}
        nextHref={next ? withParams(path, query, { after: next }) : undefined}
      />
    </>
  );
}
