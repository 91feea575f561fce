import type { Column } from '@/app/ui/data-table';
import type { Filter } from '@/app/ui/filter-bar';
import { LifecycleBar } from '@/app/ui/models/lifecycle-bar';
import { Prices, pricesOf, seedWords } from '@/app/ui/models/prices';
import { param, type SearchParams } from '@/app/ui/search-params';
import { Chip } from '@/app/ui/state-chip';
import { isRetired } from '@/lib/models/rules';
import { type ModelSpec, type Tier, tiers } from '@/lib/models/schemas';

export type RouteFacts = {
  id: string;
  name: string;
  plan: string;
  provider: string;
  modelId: string;
  enabled: boolean;
  spec: ModelSpec;
};
export type RouteRow = {
  route: RouteFacts;
  /** Whether this installation can reach its provider. */
  configured: boolean;
};

/** Whether a model can be used here at all, whatever legal says of its terms. */
export function HereChip({ row: { route, configured }, today }: { row: RouteRow; today: string }) {
  if (isRetired(route.spec.lifecycle, today)) return <Chip icon="pause">Retired</Chip>;
  if (!route.enabled) return <Chip icon="pause">Switched off</Chip>;
  return configured ? (
    <Chip tone="success" icon="check">
      Ready
    </Chip>
  ) : (
    <Chip icon="pause">No key</Chip>
  );
}

export const inputsText = (spec: ModelSpec): string =>
  spec.maxInputs === null ? 'not verified' : `up to ${spec.maxInputs}`;

/** The columns that every table of models has. */
export const routeColumns = (today: string): Column<RouteRow>[] => [
  { key: 'name', header: 'Model', sort: 'name', cell: ({ route }) => route.name },
  {
    key: 'plan',
    header: 'Through',
    wideOnly: true,
    cell: ({ route }) => <span className="text-muted">{route.plan}</span>,
  },
  { key: 'tiers', header: 'Tiers', cell: ({ route }) => route.spec.tiers.join(', ') },
  { key: 'price', header: 'A picture', sort: 'price', cell: ({ route }) => <Prices spec={route.spec} /> },
  { key: 'seed', header: 'Seed', cell: ({ route }) => seedWords[route.spec.seedClass] },
  { key: 'inputs', header: 'References', align: 'end', cell: ({ route }) => inputsText(route.spec) },
  {
    key: 'life',
    header: 'Lifecycle',
    cell: ({ route }) => <LifecycleBar lifecycle={route.spec.lifecycle} today={today} />,
  },
  { key: 'here', header: 'Here', cell: (row) => <HereChip row={row} today={today} /> },
];

const lowest = ({ route }: RouteRow) => Math.min(...pricesOf(route.spec).map((price) => price.micros));

export const routeOrders: Record<string, (a: RouteRow, b: RouteRow) => number> = {
  name: (a, b) => a.route.name.localeCompare(b.route.name),
  price: (a, b) => lowest(a) - lowest(b),
};

/** Search by name, plan or id, and by tier. */
const fitsRoute = ({ route }: RouteRow, search?: string, tier?: string): boolean =>
  (!search || `${route.name} ${route.plan} ${route.modelId}`.toLowerCase().includes(search.toLowerCase())) &&
  (!tier || route.spec.tiers.includes(tier as Tier));

/** What every table of models offers to narrow it. */
export const tierFilter: Filter = {
  kind: 'choice',
  name: 'tier',
  label: 'Tier',
  options: tiers.map((value) => ({ value, label: value })),
};

/** The rows that an address asks for, in its order: by search, tier and what else the page filters by. */
export function routesAsked<Row extends RouteRow>(
  all: readonly Row[],
  query: SearchParams,
  orders: Record<string, (a: Row, b: Row) => number>,
  fits: (row: Row) => boolean,
): { rows: Row[]; by: string; dir: 'asc' | 'desc' } {
  const by = param(query, 'sort') ?? 'name';
  const dir = param(query, 'dir') === 'desc' ? 'desc' : 'asc';
  const order = orders[by] ?? orders.name;
  const rows = all
    .filter((row) => fitsRoute(row, param(query, 'q'), param(query, 'tier')))
    .filter(fits)
    .sort((a, b) => (order?.(a, b) ?? 0) * (dir === 'asc' ? 1 : -1));
  return { rows, by, dir };
}
