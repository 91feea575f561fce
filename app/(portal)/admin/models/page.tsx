import { Cpu } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/app/ui/button-link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { EstimateTable } from '@/app/ui/models/estimate-table';
import { RouteHealth } from '@/app/ui/models/health';
import {
  type RouteRow,
  routeColumns,
  routeOrders,
  routesAsked,
  tierFilter,
} from '@/app/ui/models/route-columns';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { requireInstallationCtx } from '@/lib/auth/require';
import { estimateLines } from '@/lib/budgets/estimate-store';
import { db } from '@/lib/db/client';
import { listHealth } from '@/lib/models/health-store';
import { healthView } from '@/lib/models/health-view';
import { configuredProviders } from '@/lib/models/key-store';
import { listOutcomes, type RouteOutcome } from '@/lib/models/outcome-store';
import { isRetired } from '@/lib/models/rules';
import { listRoutes } from '@/lib/models/store';
import { Outcome } from './outcome';

export const metadata: Metadata = { title: 'Models' };

const path = '/admin/models';

type Health = Awaited<ReturnType<typeof listHealth>>;
type Row = RouteRow & { outcome: RouteOutcome | undefined; health: ReturnType<Health['get']> };

const columnsFor = (now: Date): Column<Row>[] => [
  ...routeColumns(now.toISOString().slice(0, 10)),
  { key: 'health', header: 'Health', cell: ({ health }) => <RouteHealth health={health} now={now} /> },
  { key: 'last', header: 'Last picture', cell: ({ outcome }) => <Outcome outcome={outcome} /> },
];

export default async function ModelsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireInstallationCtx();
  const query = await searchParams;
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const health = await listHealth(db());
  const outcomes = await listOutcomes(db());
  const configured = await configuredProviders(db());
  const all: Row[] = (await listRoutes(db())).map((route) => ({
    route,
    configured: configured(route.provider),
    outcome: outcomes.get(route.id),
    health: health.get(route.id),
  }));
  const states: Record<string, { label: string; fits: (row: Row) => boolean }> = {
    ready: {
      label: 'Ready',
      fits: ({ route, configured }) => route.enabled && configured && !isRetired(route.spec.lifecycle, today),
    },
    off: { label: 'Switched off', fits: ({ route }) => !route.enabled },
    no_key: { label: 'Without a key', fits: ({ configured }) => !configured },
    unwell: {
      label: 'Takes no calls now',
      fits: ({ health }) => healthView(health, now).kind !== 'healthy',
    },
    retired: { label: 'Retired', fits: ({ route }) => isRetired(route.spec.lifecycle, today) },
  };
  const state = states[param(query, 'state') ?? ''];
  const { rows, by, dir } = routesAsked(all, query, routeOrders, (row) => !state || state.fits(row));
  return (
    <>
      <PageHeader
        title="Models"
        meta="Each way to reach a model. A campaign may use it when it is ready here, legal of its brand accepted its terms, and its lockset names it."
        action={
          <span className="flex flex-wrap gap-2">
            <ButtonLink href={`${path}/keys`} variant="outline">
              Provider keys
            </ButtonLink>
            <ButtonLink href={`${path}/new`}>Add a model</ButtonLink>
          </span>
        }
      />
      <FilterBar
        path={path}
        params={query}
        search="Search models"
        keep={['sort', 'dir']}
        filters={[
          tierFilter,
          {
            kind: 'choice',
            name: 'state',
            label: 'Here',
            options: Object.entries(states).map(([value, { label }]) => ({ value, label })),
          },
        ]}
      />
      <DataTable
        label="Models"
        columns={columnsFor(now)}
        rows={rows}
        rowKey={({ route }) => route.id}
        rowHref={({ route }) => `${path}/${encodeURIComponent(route.id)}`}
        sort={{ by, dir, href: (next, nextDir) => withParams(path, query, { sort: next, dir: nextDir }) }}
        empty={
          all.length === 0 ? (
            <EmptyState icon={Cpu} title="No models yet">
              They come with the migrations of the database: run them once more.
            </EmptyState>
          ) : (
            <EmptyState title="No model fits this filter">
              Take a filter away, or search for something else.
            </EmptyState>
          )
        }
      />
      <Pager shown={rows.length} total={rows.length} noun={rows.length === 1 ? 'model' : 'models'} />
      <section aria-labelledby="estimates" className="mt-6">
        <h2 id="estimates" className="text-sm font-semibold">
          Estimates beside bills
        </h2>
        <p className="mb-2 text-dense text-muted">All brands together, per model that made the pictures.</p>
        <EstimateTable rows={await estimateLines(db(), {})} />
      </section>
    </>
  );
}
