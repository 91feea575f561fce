import { formatCount, formatDuration, formatMoney, formatShare } from '@/app/ui/format';
import { type Compared, changeOf, type FigureKey } from '@/lib/insights/figures';
import { figureWords } from './words';

/** Money that was divided, without digits that mean nothing: cents, or a hundredth of one where it is little. */
export function sayMoney(micros: number, currency: string): string {
  const step = Math.abs(micros) >= 100_000 ? 10_000 : 100;
  return formatMoney(Math.round(micros / step) * step, currency);
}

const oneDigit = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
export const sayNumber = (value: number): string => oneDigit.format(value);

/** A figure with its unit; a dash where there is nothing to measure. */
export function sayFigure(key: FigureKey, value: number | null, currency: string): string {
  if (value === null) return '–';
  if (key === 'approved') return formatCount(value);
  if (key === 'timeToConcept') return formatDuration(value);
  if (key === 'firstPassYield') return formatShare(value);
  if (key === 'costPerApproved' || key === 'moneyPerPick') return sayMoney(value, currency);
  return sayNumber(value);
}

export type Change = { text: string; way: 'up' | 'down' | 'same' | 'none'; good: boolean | null };

/** The change against the time before, in words; whether it is for the better. */
export function sayChange(key: FigureKey, compared: Compared, currency: string, days: number): Change {
  const { value, before } = compared;
  const then = days === 1 ? 'the day before' : `the ${days} days before`;
  if (before === null) return { text: `Nothing to compare in ${then}`, way: 'none', good: null };
  const was = `${sayFigure(key, before, currency)} in ${then}`;
  if (value === null) return { text: was, way: 'none', good: null };
  if (value === before) return { text: `Same as ${then}`, way: 'same', good: null };
  const change = changeOf(compared);
  const size =
    key === 'firstPassYield'
      ? `${Math.abs(Math.round((value - before) * 100))} points`
      : change === null
        ? ''
        : `${Math.abs(Math.round(change * 100))} %`;
  const up = value > before;
  return {
    text: `${size ? `${size} ${up ? 'up' : 'down'}: ` : ''}${was}`,
    way: up ? 'up' : 'down',
    good: up === (figureWords[key].better === 'more'),
  };
}
