import type { Ctx } from '@/lib/ctx';
import { type Db, db } from '@/lib/db/client';
import { requireCan } from '@/lib/mutation';
import { can } from '@/lib/permission';
import { passedSentence, readCampaignInflection } from './concept-standing';
import { type ConceptTried, insightChoices, listConceptsTried, readHandOffPrices } from './concept-store';
import { DEFAULT_HOUR_MICROS, fatigueCurve, inflectionPoint } from './fatigue';
import { type FigureKey, type Figures, figureKeys, figuresOf, measure, type SpanTotals } from './figures';
import { buckets, resolvePeriod } from './period';
import type { InsightFilter } from './schemas';
import type { Scope } from './scope-store';
import { readStateTimes } from './state-store';
import {
  readAttempts,
  readConcepts,
  readCurrencies,
  readReasons,
  readReviews,
  readSpend,
  readThroughput,
  readTrend,
} from './store';

/** Parts of a period that a sparkline tells apart: days, when there are few of them. */
const TREND_PARTS = 10;

/** Whose figures somebody may see: of everybody, or their own only. Refuses people who may see none. */
export function insightReach(ctx: Ctx): 'all' | 'own' {
  if (ctx.actor.kind === 'system' || can(ctx.roles, 'insights:all')) return 'all';
  requireCan(ctx, 'insights:own');
  return 'own';
}

/** The scope that a filter means for this person; who may see their own figures only gets those, whatever they ask. */
export function insightScope(ctx: Ctx, filter: InsightFilter, now: Date) {
  const reach = insightReach(ctx);
  const personId = reach === 'own' ? ctx.actor.id : filter.person;
  const period = resolvePeriod(filter, now);
  const scope: Scope = {
    brandId: ctx.brand.id,
    from: period.from,
    to: period.to,
    ...(filter.campaign ? { campaignId: filter.campaign } : {}),
    ...(filter.template ? { templateId: filter.template } : {}),
    ...(personId ? { personId } : {}),
  };
  return { reach, period, scope };
}

async function readTotals(database: Db, scope: Scope, currency: string) {
  const [throughput, concepts, reviews, spend] = await Promise.all([
    readThroughput(database, scope, 'day'),
    readConcepts(database, scope, currency),
    readReviews(database, scope),
    readSpend(database, scope, currency),
  ]);
  const approved = throughput.reduce((sum, row) => sum + row.approvals, 0);
  const micros = spend.reduce((sum, row) => sum + row.micros, 0);
  return { approved, micros, concepts, reviews, spend };
}

/** How many rows the lists of the page have; a download has more. */
export type ListLimits = { reasons: number; unpicked: number };
const PAGE: ListLimits = { reasons: 8, unpicked: 10 };
/** How many of the most tried concepts are judged, before those that call for a decision are put first. */
const JUDGED = 200;

/** Everything that the insights page shows. */
export async function readInsights(
  ctx: Ctx,
  filter: InsightFilter,
  { now = new Date(), limits = PAGE }: { now?: Date; limits?: ListLimits } = {},
) {
  const { reach, period, scope } = insightScope(ctx, filter, now);
  const database = db();
  const currencies = await readCurrencies(database, scope);
  const currency = currencies[0]?.currency ?? 'USD';
  // Money of two currencies does not add up; then nothing is said that would need it to.
  const mixed = currencies.length > 1;
  const before: Scope = { ...scope, ...period.previous };
  const hourMicros = filter.hour === undefined ? DEFAULT_HOUR_MICROS : Math.round(filter.hour * 1_000_000);
  const parts = Math.min(period.days, TREND_PARTS);
  const [current, previous, trend, byBucket, states, attempts, reasons, unpicked, prices, choices] =
    await Promise.all([
      readTotals(database, scope, currency),
      readTotals(database, before, currency),
      readTrend(database, scope, currency, parts),
      readThroughput(database, scope, period.grain),
      readStateTimes(database, scope),
      readAttempts(database, scope, currency),
      readReasons(database, scope, limits.reasons),
      listConceptsTried(database, scope, { unpicked: true, limit: Math.max(JUDGED, limits.unpicked) }),
      readHandOffPrices(database, ctx.brand.id, currency, filter.campaign),
      insightChoices(database, ctx.brand.id),
    ]);
  const handOffMicros = mixed ? null : onePrice(prices, unpicked, filter.campaign);
  const inflection = inflectionPoint(attempts, { handOffMicros, hourMicros });
  const known = new Map(byBucket.map((row) => [row.bucket, row]));
  const figures = figuresOf(current, previous);
  return {
    reach,
    period,
    currency,
    mixed,
    currencies,
    hourMicros,
    handOffMicros,
    figures: mixed ? withoutMoney(figures) : figures,
    trend: trendOf(trend, mixed),
    throughput: buckets(period, period.grain).map(
      (bucket) =>
        known.get(bucket) ?? { bucket, runs: 0, picks: 0, submissions: 0, approvals: 0, deliveries: 0 },
    ),
    states,
    curve: fatigueCurve(attempts, hourMicros),
    inflection,
    concepts: current.concepts,
    reviews: current.reviews,
    spend: current.spend,
    approved: current.approved,
    reasons,
    unpicked: (await withStanding(database, ctx.brand.id, unpicked)).slice(0, limits.unpicked),
    choices: reach === 'all' ? choices : { ...choices, people: [] },
  };
}
export type Insights = Awaited<ReturnType<typeof readInsights>>;

const nothing = { value: null, before: null };
const withoutMoney = (figures: Figures): Figures => ({
  ...figures,
  costPerApproved: nothing,
  moneyPerPick: nothing,
});

/** Each figure by part of the period, the earliest first. */
function trendOf(parts: readonly SpanTotals[], mixed: boolean): Record<FigureKey, (number | null)[]> {
  const measured = parts.map(measure);
  const series = (key: FigureKey) =>
    measured.map((part) =>
      mixed && (key === 'costPerApproved' || key === 'moneyPerPick') ? null : part[key],
    );
  return Object.fromEntries(figureKeys.map((key) => [key, series(key)])) as Record<
    FigureKey,
    (number | null)[]
  >;
}

/** Says of each concept whether it has passed the inflection point of its own campaign, as the hand-off itself decides. */
async function withStanding(database: Db, brandId: string, list: readonly ConceptTried[]) {
  const campaignIds = [...new Set(list.map((entry) => entry.campaignId))];
  const known = new Map(
    await Promise.all(
      campaignIds.map(async (id) => [id, await readCampaignInflection(database, brandId, id)] as const),
    ),
  );
  const standing = list.map((entry) => {
    const against = known.get(entry.campaignId);
    return { ...entry, passed: against ? passedSentence(entry, against.inflection, against) : null };
  });
  // Those that call for a decision come first; the sort keeps the order of the rest.
  return standing.sort((a, b) => Number(b.passed !== null) - Number(a.passed !== null));
}

/** The hand-off price to compare with: the campaign's, or the one that all campaigns share. */
function onePrice(
  prices: Map<string, number>,
  unpicked: readonly ConceptTried[],
  campaignId: string | undefined,
): number | null {
  if (campaignId) return prices.get(campaignId) ?? null;
  const involved = [...prices].filter(
    ([id]) => unpicked.length === 0 || unpicked.some((entry) => entry.campaignId === id),
  );
  const distinct = new Set((involved.length > 0 ? involved : [...prices]).map(([, micros]) => micros));
  return distinct.size === 1 ? ([...distinct][0] ?? null) : null;
}
