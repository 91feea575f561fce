import { formatMoney } from '@/app/ui/format';
import type { ModelSpec } from '@/lib/models/schemas';

type Price = { name: string; micros: number };

const bySize = (prices: ModelSpec['priceMicros'], before = ''): Price[] =>
  Object.entries(prices).map(([size, micros]) => ({ name: `${before}${size}`, micros: micros ?? 0 }));

/** Every price of a picture: by resolution, and by quality where the model has several. */
export const pricesOf = (spec: ModelSpec): Price[] => [
  ...bySize(spec.priceMicros),
  ...Object.entries(spec.qualityPriceMicros).flatMap(([quality, prices]) =>
    bySize(prices ?? {}, `${quality} `),
  ),
];

/** The price of a picture by resolution and quality. */
export function Prices({ spec }: { spec: ModelSpec }) {
  const prices = pricesOf(spec);
  if (prices.length === 0) return <span className="text-muted">Not known</span>;
  return (
    <span className="flex flex-col">
      {prices.map(({ name, micros }) => (
        <span key={name} className="whitespace-nowrap">
          {name} {formatMoney(micros, spec.currency)}
        </span>
      ))}
      {spec.extraInputMicros > 0 && (
        <span className="text-xs whitespace-nowrap text-muted">
          + {formatMoney(spec.extraInputMicros, spec.currency)} a further input
        </span>
      )}
    </span>
  );
}

export const seedWords: Record<ModelSpec['seedClass'], string> = {
  none: 'Not taken',
  hint: 'A hint',
  exact: 'Same seed, same bytes',
};
