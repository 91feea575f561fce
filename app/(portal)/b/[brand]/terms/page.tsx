import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/app/ui/button-link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import {
  type RouteRow,
  routeColumns,
  routeOrders,
  routesAsked,
  tierFilter,
} from '@/app/ui/models/route-columns';
import { PageHeader } from '@/app/ui/page-header';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { configuredProviders } from '@/lib/models/key-store';
import { can } from '@/lib/permission';
import { reviewLight, termsLight } from '@/lib/terms/light-rules';
import { type RouteTerms, termsInForce } from '@/lib/terms/store';
import { EndingPanel } from '../desk/ending-list';
import { ReviewChip } from './review-chip';
import { TermsChip } from './terms-chip';

export const metadata: Metadata = { title: 'Models and terms' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };
type Row = RouteTerms & RouteRow & { light: ReturnType<typeof termsLight> };

const waits = (row: Row) => row.light === 'undecided' || row.light === 'changed' || row.light === 'expired';

const isDue = (row: Row, today: string) =>
  row.terms !== null && reviewLight(row.terms.nextReviewOn, today) === 'due';

const orders: Record<string, (a: Row, b: Row) => number> = {
  ...routeOrders,
  terms: (a, b) => a.light.localeCompare(b.light),
};

const columnsFor = (today: string): Column<Row>[] => [
  ...routeColumns(today),
  {
    key: 'terms',
    header: 'Terms',
    sort: 'terms',
    cell: ({ light, terms }) => (
      <span className="flex flex-wrap items-center gap-1 max-md:justify-end">
        <TermsChip light={light} />
        {terms && <ReviewChip nextReviewOn={terms.nextReviewOn} today={today} />}
      </span>
    ),
  },
];

export default async function TermsPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'terms:read');
  const query = await searchParams;
  const path = `/b/${ctx.brand.slug}/terms`;
  const today = new Date().toISOString().slice(0, 10);
  const configured = await configuredProviders(db());
  const all: Row[] = [...(await termsInForce(db(), ctx.brand.id)).values()].map((entry) => ({
    ...entry,
    light: termsLight(entry.terms, entry.decision, today),
    configured: configured(entry.route.provider),
  }));
  const state = param(query, 'terms');
  const { rows, by, dir } = routesAsked(
    all,
    query,
    orders,
    (row) =>
      !state ||
      (state === 'waits'
        ? waits(row)
        : state === 'due'
          ? isDue(row, today)
          : row.light === 'accepted' || row.light === 'limited'),
  );
  const open = all.filter((row) => waits(row) && row.route.enabled).length;
  const due = all.filter((row) => isDue(row, today) && row.route.enabled).length;
  return (
    <>
      <PageHeader
        title="Models and terms"
        meta={
          <>
            <span>
              {open > 0 &&
                `${open} ${open === 1 ? 'waits' : 'wait'} for a decision${can(ctx.roles, 'terms:decide') ? ' of yours' : ' of legal'}. `}
              A model without accepted terms is not offered to a campaign.
            </span>
            {due > 0 && (
              <Link href={`${path}?terms=due`} className="underline underline-offset-2">
                {due} {due === 1 ? 'is' : 'are'} due to be read again
              </Link>
            )}
          </>
        }
        action={
          <ButtonLink href={`${path}/limits`} variant="outline">
            Who may use what
          </ButtonLink>
        }
      />
      <div className="mb-4 empty:hidden">
        <EndingPanel ctx={ctx} />
      </div>
      <FilterBar
        path={path}
        params={query}
        search="Search models"
        keep={['sort', 'dir']}
        filters={[
          tierFilter,
          {
            kind: 'choice',
            name: 'terms',
            label: 'Terms',
            options: [
              { value: 'waits', label: 'To be decided' },
              { value: 'ok', label: 'Accepted' },
              { value: 'due', label: 'Review due' },
            ],
          },
        ]}
      />
      <DataTable
        label="Models"
        columns={columnsFor(today)}
        rows={rows}
        rowKey={({ route }) => route.id}
        rowHref={({ route }) => `${path}/${encodeURIComponent(route.id)}`}
        sort={{ by, dir, href: (next, nextDir) => withParams(path, query, { sort: next, dir: nextDir }) }}
        empty={
          all.length === 0 ? (
            <EmptyState title="No models yet">
              They are put into the database with its migrations; ask an administrator to run them.
            </EmptyState>
          ) : (
            <EmptyState title="Nothing fits this filter">
              Take a filter away, or search for something else.
            </EmptyState>
          )
        }
      />
    </>
  );
}
