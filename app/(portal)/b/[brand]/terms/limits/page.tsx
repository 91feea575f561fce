import type { Metadata } from 'next';
import { type Column, DataTable } from '@/app/ui/data-table';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { type RouteRow, routeOrders, routesAsked, tierFilter } from '@/app/ui/models/route-columns';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { countRouteUse } from '@/lib/campaigns/lockset-store';
import { db } from '@/lib/db/client';
import { configuredProviders } from '@/lib/models/key-store';
import { listModelRules, permitsOf } from '@/lib/models/permit-store';
import { runningRoles } from '@/lib/models/rule-schemas';
import { isRetired } from '@/lib/models/rules';
import { listRoutes } from '@/lib/models/store';
import { personNames } from '@/lib/people/person-store';
import { can, roleNames } from '@/lib/permission';
import { ChangeRule } from './change-rule';
import { RuleText } from './rule-text';

export const metadata: Metadata = { title: 'Who may use what' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };
type Rule = Awaited<ReturnType<typeof listModelRules>>[number];
type Row = RouteRow & {
  /** Active campaigns whose lockset names it. */
  campaigns: number;
  rules: Rule[];
  /** What the person who looks has left today; null = no quota, or they run nothing. */
  left: number | null;
};

const orders: Record<string, (a: Row, b: Row) => number> = {
  ...routeOrders,
  // Read from the end at first: the most used, by name among themselves.
  use: (a, b) => a.campaigns - b.campaigns || b.route.name.localeCompare(a.route.name),
};

export default async function LimitsPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'terms:read');
  const { slug: brand, id: brandId } = ctx.brand;
  const query = await searchParams;
  const path = `/b/${brand}/terms/limits`;
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const rules = await listModelRules(db(), brandId);
  const people = await personNames(
    db(),
    rules.map((rule) => rule.setBy),
  );
  const use = await countRouteUse(db(), brandId);
  const configured = await configuredProviders(db());
  const permit = await permitsOf(db(), { brandId, personId: ctx.actor.id, roles: ctx.roles, now });
  const all: Row[] = (await listRoutes(db()))
    .map((route) => ({
      route,
      configured: configured(route.provider),
      campaigns: use.get(route.id) ?? 0,
      rules: rules.filter((rule) => rule.routeId === route.id),
      left: permit(route.id).left,
    }))
    // What nobody can use has nothing to limit, unless it was limited or is locked.
    .filter(
      (row) =>
        row.campaigns > 0 ||
        row.rules.length > 0 ||
        (row.route.enabled && !isRetired(row.route.spec.lifecycle, today)),
    );
  const shown = param(query, 'show');
  const { rows, by, dir } = routesAsked(
    all,
    param(query, 'sort') ? query : { ...query, sort: 'use', dir: 'desc' },
    orders,
    (row) => (shown === 'use' ? row.campaigns > 0 : shown === 'limited' ? row.rules.length > 0 : true),
  );
  const mayLimit = can(ctx.roles, 'model:limit');

  const columns: Column<Row>[] = [
    { key: 'name', header: 'Model', sort: 'name', cell: ({ route }) => route.name },
    {
      key: 'use',
      header: 'In use',
      sort: 'use',
      cell: ({ campaigns }) =>
        campaigns > 0 ? (
          `${campaigns} ${campaigns === 1 ? 'campaign' : 'campaigns'}`
        ) : (
          <span className="text-muted">by no campaign</span>
        ),
    },
    ...runningRoles.map(
      (role): Column<Row> => ({
        key: role,
        header: roleNames[role],
        cell: ({ route, rules: own }) => {
          const rule = own.find((entry) => entry.role === role);
          return (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1 max-md:justify-end">
              <RuleText rule={rule} setBy={rule && (people[rule.setBy] ?? 'Countersign')} />
              {mayLimit && (
                <ChangeRule
                  key={rule?.updatedAt.toISOString()}
                  brand={brand}
                  role={role}
                  roleName={roleNames[role]}
                  route={{ id: route.id, name: route.name }}
                  before={rule ? { allowed: rule.allowed, picturesPerDay: rule.picturesPerDay } : null}
                />
              )}
            </span>
          );
        },
      }),
    ),
    ...(all.some((row) => row.left !== null)
      ? [
          {
            key: 'left',
            header: 'Left for you today',
            align: 'end' as const,
            cell: ({ left }: Row) => left ?? <span className="text-muted">no quota</span>,
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader
        title="Who may use what"
        crumbs={[{ label: 'Models and terms', href: `/b/${brand}/terms` }]}
        meta={`Of the models that a lockset allows, what each role may use, and how many pictures one person may ask for in a day (UTC). Whoever has several roles has the most generous. ${
          mayLimit ? 'A change counts with the next run.' : 'The lead decides.'
        }`}
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
            name: 'show',
            label: 'Which',
            options: [
              { value: 'use', label: 'In use' },
              { value: 'limited', label: 'Limited' },
            ],
          },
        ]}
      />
      <DataTable
        label="What each role may use"
        columns={columns}
        rows={rows}
        rowKey={({ route }) => route.id}
        sort={{ by, dir, href: (next, nextDir) => withParams(path, query, { sort: next, dir: nextDir }) }}
        empty={
          <EmptyState title={all.length === 0 ? 'No model can be used yet' : 'No model fits this filter'}>
            {all.length === 0
              ? 'An administrator switches models on.'
              : 'Take a filter away, or search for something else.'}
          </EmptyState>
        }
      />
      <Pager shown={rows.length} total={rows.length} noun={rows.length === 1 ? 'model' : 'models'} />
    </>
  );
}
