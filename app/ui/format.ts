export { formatMicros as formatMoney } from '@/lib/money';

export const formatCount = (count: number): string => new Intl.NumberFormat('en-US').format(count);

/** `12.5 %` of 0.125. */
export const formatShare = (share: number): string =>
  `${new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(share * 100)} %`;

export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(unit === 0 || value >= 100 ? 0 : 1)} ${units[unit]}`;
}

/** `4 min`, `2 h 10 min`, `3 d`: how long something took or will take. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return `${Math.round(hours / 24)} d`;
}

/** A day without a time, such as the end of a right: `30 Nov 2026`. */
export function formatDay(isoDay: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${isoDay.slice(0, 10)}T00:00:00Z`),
  );
}

/** `24 Nov 2026, 13:45:07 UTC`; without a zone, the reader's own. */
export function formatInstant(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(at);
}

/** `just now`, `4 min ago`, `in 2 h`, `3 d ago`; beyond a month the day itself. */
export function formatRelative(at: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return seconds >= 0 ? 'just now' : 'in a moment';
  const say = (count: number, unit: string) => (seconds > 0 ? `${count} ${unit} ago` : `in ${count} ${unit}`);
  if (size < 3600) return say(Math.max(1, Math.round(size / 60)), 'min');
  if (size < 86_400) return say(Math.round(size / 3600), 'h');
  if (size < 30 * 86_400) return say(Math.round(size / 86_400), 'd');
  return formatDay(at.toISOString());
}

/** `2026-11` as `November 2026`. */
export function formatMonth(month: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}
