/** Integer micro-units as money in the reader's locale, with as many digits as the price needs (at most four). */
export function formatMicros(micros: number, currency: string, locale?: string): string {
  const amount = micros / 1_000_000;
  const fine = micros % 10_000 !== 0;
  return new Intl.NumberFormat(locale ?? 'en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: fine ? 4 : 2,
  }).format(amount);
}
