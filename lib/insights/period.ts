import type { InsightFilter } from './schemas';

const DAY = 86_400_000;

export type Span = { from: Date; to: Date };
export type Period = Span & {
  /** As long, just before. */
  previous: Span;
  days: number;
  grain: 'day' | 'week';
};

const startOfDay = (at: Date) => new Date(Math.floor(at.getTime() / DAY) * DAY);
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
export const isoDay = (at: Date): string => at.toISOString().slice(0, 10);
/** The last day that belongs to a span. */
export const lastDay = ({ to }: Span): string => isoDay(new Date(to.getTime() - DAY));

/** The days that a filter means, in UTC, `to` excluded; at most three years. Up to 31 days are told by day, else by week. */
export function resolvePeriod(filter: Pick<InsightFilter, 'period' | 'from' | 'to'>, now: Date): Period {
  const tomorrow = new Date(startOfDay(now).getTime() + DAY);
  const to = filter.to ? new Date(day(filter.to).getTime() + DAY) : tomorrow;
  const asked = filter.from ? day(filter.from) : new Date(to.getTime() - Number(filter.period ?? 30) * DAY);
  const earliest = to.getTime() - 1096 * DAY;
  const from = new Date(Math.max(earliest, Math.min(asked.getTime(), to.getTime() - DAY)));
  const days = Math.round((to.getTime() - from.getTime()) / DAY);
  return {
    from,
    to,
    previous: { from: new Date(from.getTime() - days * DAY), to: from },
    days,
    grain: days <= 31 ? 'day' : 'week',
  };
}

/** The first days of all buckets of a period; weeks begin on Monday, so that the first may begin before the period. */
export function buckets({ from, to }: Span, grain: Period['grain']): string[] {
  const step = grain === 'day' ? DAY : 7 * DAY;
  const weekday = (from.getUTCDay() + 6) % 7;
  const first = grain === 'day' ? from.getTime() : from.getTime() - weekday * DAY;
  const list: string[] = [];
  for (let at = first; at < to.getTime(); at += step) list.push(isoDay(new Date(at)));
  return list;
}
