import { ChartLine } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/app/ui/button-link';
import { EmptyState } from '@/app/ui/empty-state';
import { type Filter, FilterBar } from '@/app/ui/filter-bar';
import { formatDay } from '@/app/ui/format';
import { PageHeader } from '@/app/ui/page-header';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { isoDay, lastDay } from '@/lib/insights/period';
import { type Insights, readInsights } from '@/lib/insights/read-insights';
import { type InsightFilter, readInsightFilter } from '@/lib/insights/schemas';
import { can } from '@/lib/permission';
import type { InsightLinks } from './chart-panel';
import { CostPanel } from './cost-panel';
import { FatiguePanel } from './fatigue-panel';
import { FigureRow } from './figure-row';
import { ReviewsPanel } from './reviews-panel';
import { StatesPanel } from './states-panel';
import { ThroughputPanel } from './throughput-panel';
import { UnpickedPanel } from './unpicked-panel';

export const metadata: Metadata = { title: 'Insights' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

const filtersFor = ({ choices, reach }: Insights, { from }: InsightFilter): Filter[] => [
  { kind: 'choice', name: 'campaign', label: 'Campaign', options: choices.campaigns },
  { kind: 'choice', name: 'template', label: 'Template', options: choices.templates },
  ...(reach === 'all'
    ? [{ kind: 'choice' as const, name: 'person', label: 'Person', options: choices.people }]
    : []),
  {
    kind: 'choice',
    name: 'period',
    label: 'Period',
    // A first day wins over the period.
    any: from ? 'From the day given' : '30 days',
    options: ['7', '90', '365'].map((days) => ({ value: days, label: `${days} days` })),
  },
  { kind: 'date', name: 'from', label: 'From' },
  { kind: 'date', name: 'to', label: 'To' },
];

/** Whose figures these are, of when, and in which money. */
function about({ reach, period, currency, mixed, choices }: Insights, filter: InsightFilter): string {
  const person = choices.people.find((entry) => entry.value === filter.person);
  const whose =
    reach === 'own'
      ? 'Your own figures; only you and your leads see them.'
      : person
        ? `Figures of ${person.label}; only they and their leads see them.`
        : 'Figures of everybody in this brand.';
  const days = `${formatDay(isoDay(period.from))} to ${formatDay(lastDay(period))}, against the ${period.days} days before.`;
  return `${whose} ${days}${mixed ? ` Money is in ${currency} only.` : ''}`;
}

const happened = ({ throughput, concepts, reviews }: Insights) =>
  concepts.concepts > 0 ||
  reviews.decided > 0 ||
  throughput.some((row) => row.runs + row.picks + row.submissions + row.approvals + row.deliveries > 0);

export default async function InsightsPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  if (!can(ctx.roles, 'insights:all')) requirePermission(ctx, 'insights:own');
  const query = await searchParams;
  const brand = ctx.brand.slug;
  const path = `/b/${brand}/insights`;
  const filter = readInsightFilter((name) => param(query, name));
  const wholeList = param(query, 'list') === 'all';
  const data = await readInsights(ctx, filter, wholeList ? { limits: { reasons: 8, unpicked: 200 } } : {});
  if (data.choices.campaigns.length === 0)
    return (
      <>
        <PageHeader title="Insights" />
        <EmptyState
          icon={ChartLine}
          title="Nothing was run yet"
          action={<ButtonLink href={`/b/${brand}/campaigns`}>Go to the campaigns</ButtonLink>}
        >
          Here you will see how many pictures come through, how long they wait and where, what an approved one
          costs, and after how many attempts a concept is better handed to a designer. It begins with the
          first run of an active campaign.
        </EmptyState>
      </>
    );
  const links: InsightLinks = {
    csv: (table) => withParams(`/api${path}/${table}`, query, {}),
    // The list of records knows no templates; a link that shows more than the figure counts would mislead.
    records:
      can(ctx.roles, 'provenance:read') && !filter.template
        ? (narrower = {}) =>
            withParams(
              `/b/${brand}/provenance`,
              {},
              {
                campaign: filter.campaign,
                person: filter.person,
                from: isoDay(data.period.from),
                to: lastDay(data.period),
                ...narrower,
              },
            )
        : null,
  };
  return (
    <>
      <PageHeader title="Insights" meta={about(data, filter)} />
      <FilterBar path={path} params={query} keep={['hour', 'list']} filters={filtersFor(data, filter)} />
      {happened(data) ? (
        <div className="mt-4 flex flex-col gap-4">
          <FigureRow
            data={data}
            label="Figures of this time"
            keys={['approved', 'timeToConcept', 'firstPassYield', 'costPerApproved', 'attemptsPerPick']}
          />
          <ThroughputPanel data={data} links={links} />
          <FatiguePanel data={data} links={links} path={path} params={query} />
          <UnpickedPanel
            data={data}
            links={links}
            brand={brand}
            mayHandOff={can(ctx.roles, 'hand_off:create')}
            allHref={withParams(path, query, { list: 'all' })}
          />
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <StatesPanel data={data} links={links} />
            <ReviewsPanel data={data} links={links} brand={brand} />
          </div>
          <CostPanel data={data} links={links} />
        </div>
      ) : (
        <EmptyState
          icon={ChartLine}
          title="Nothing happened in this time"
          action={
            <ButtonLink href={`${path}?period=365`} variant="outline">
              Show 365 days
            </ButtonLink>
          }
        >
          {data.reach === 'own'
            ? 'You requested, picked and submitted nothing in it.'
            : 'Nothing fits these filters.'}{' '}
          Take a filter away, or look at a longer time.
        </EmptyState>
      )}
    </>
  );
}
