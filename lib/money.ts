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

/** `12.50` or `12,50` as integer micro-units, exactly; NaN when it is not an amount. */
export function parseAmount(text: string): number {
  const [, whole, rest = ''] = /^(\d{1,9})(?:[.,](\d{1,6}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? Number.NaN : Number(whole) * 1_000_000 + Number(rest.padEnd(6, '0'));
}

/** Micro-units as the amount that a person types: `12.5`. */
export const amountText = (micros: number | null | undefined): string =>
  micros == null ? '' : String(micros / 1_000_000);

export const currencies = [
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CAD',
  'AUD',
  'SEK',
  'DKK',
  'NOK',
  'PLN',
  'SGD',
] as const;
