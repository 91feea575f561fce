import { formatMoney } from '@/app/ui/format';
import type { ModelSpec } from '@/lib/models/schemas';

/** The price of a picture by resolution. */
export function Prices({ spec }: { spec: ModelSpec }) {
  const prices = Object.entries(spec.priceMicros);
  if (prices.length === 0) return <span className="text-muted">Not known</span>;
  return (
    <span className="flex flex-col">
      {prices.map(([resolution, micros]) => (
        <span key={resolution} className="whitespace-nowrap">
          {resolution} {formatMoney(micros ?? 0, spec.currency)}
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
