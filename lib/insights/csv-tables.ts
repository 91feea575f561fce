import { csvLine } from '@/lib/csv';
import { figureKeys } from './figures';
import { isoDay, lastDay } from './period';
import type { Insights } from './read-insights';
import { throughputSeries } from './store';

type Cell = string | number | null;
type Table = { columns: string[]; rows: Cell[][] };

const units = (micros: number | null): number | null => (micros === null ? null : micros / 1_000_000);
const minutes = (ms: number | null): number | null => (ms === null ? null : ms / 60_000);
const per = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

const inUnits: Record<string, (value: number | null) => number | null> = {
  timeToConcept: minutes,
  costPerApproved: units,
  moneyPerPick: units,
};
const figureUnit = (key: string, currency: string) =>
  ({
    approved: 'pictures',
    timeToConcept: 'minutes',
    firstPassYield: 'share',
    costPerApproved: currency,
    attemptsPerPick: 'attempts',
    minutesPerPick: 'minutes',
    moneyPerPick: currency,
  })[key] ?? '';

/** Each chart of the page as a table: what `?table=` of the download may name. */
export const insightTables = {
  figures: ({ figures, trend, period, currency }) => ({
    columns: [
      'figure',
      'unit',
      'from',
      'to',
      'value',
      'before',
      ...trend.approved.map((_, n) => `part ${n + 1}`),
    ],
    rows: figureKeys.map((key) => {
      const unit = inUnits[key] ?? ((value: number | null) => value);
      const { value, before } = figures[key];
      return [
        key,
        figureUnit(key, currency),
        isoDay(period.from),
        lastDay(period),
        unit(value),
        unit(before),
        ...trend[key].map(unit),
      ];
    }),
  }),
  throughput: ({ throughput, period }) => ({
    columns: [period.grain, ...throughputSeries],
    rows: throughput.map((row) => [row.bucket, ...throughputSeries.map((name) => row[name])]),
  }),
  states: ({ states }) => ({
    columns: ['state', 'left', 'still in it', 'median minutes', '90th percentile minutes'],
    rows: states.map((row) => [row.state, row.left, row.still, minutes(row.medianMs), minutes(row.p90Ms)]),
  }),
  fatigue: ({ curve, inflection, handOffMicros, hourMicros, currency, mixed }) => ({
    columns: [
      'attempt',
      'concepts that made it',
      'picked',
      'pick rate',
      'share picked by it',
      'minutes',
      'money',
      'further cost per pick',
      'currency',
      'an hour counts for',
      'hand-off price',
      'inflection point',
    ],
    rows: curve.map((point) => [
      point.attempt,
      point.reached,
      point.picked,
      point.pickRate,
      point.share,
      minutes(point.workMs),
      ...(mixed
        ? [null, null, null, null]
        : [units(point.micros), units(point.furtherMicros), currency, units(hourMicros)]),
      units(handOffMicros),
      point.attempt === inflection.attempt ? 'yes' : '',
    ]),
  }),
  cost: ({ spend, currency, approved, mixed }) => ({
    columns: [
      'tier',
      'model',
      'route',
      'pictures',
      'approved',
      'money',
      'part of the cost per approved asset',
      'currency',
    ],
    rows: spend.map((row) => [
      row.tier,
      row.modelName,
      row.routeId,
      row.pictures,
      row.approved,
      units(row.micros),
      mixed ? null : units(per(row.micros, approved)),
      currency,
    ]),
  }),
  reviews: ({ reasons }) => ({
    columns: ['time', 'asset', 'stage', 'decision', 'reason'],
    rows: reasons.map((row) => [row.at.toISOString(), row.assetId, row.stage, row.decision, row.reason]),
  }),
  unpicked: ({ unpicked }) => ({
    columns: [
      'concept',
      'id',
      'campaign',
      'first request',
      'attempts',
      'money',
      'currency',
      'minutes',
      'hand-offs',
      'passed',
    ],
    rows: unpicked.map((row) => [
      row.name,
      row.conceptId,
      row.campaignName,
      row.firstAt.toISOString(),
      row.attempts,
      units(row.micros),
      row.currency,
      minutes(row.workMs),
      row.handOffs,
      row.passed ?? '',
    ]),
  }),
} as const satisfies Record<string, (data: Insights) => Table>;

export type InsightTable = keyof typeof insightTables;
export const isInsightTable = (name: string): name is InsightTable => Object.hasOwn(insightTables, name);

/** One table of the page as CSV (RFC 4180), with a byte order mark, by which spreadsheets know UTF-8. */
export function insightCsv(data: Insights, table: InsightTable): string {
  const { columns, rows }: Table = insightTables[table](data);
  return `\uFEFF${[columns, ...rows].map((row) => csvLine(row)).join('')}`;
}
