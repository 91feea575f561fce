import { formatMoney } from './format';

/** Money of integer micro-units. */
export function Money({
  micros,
  currency,
  className,
}: {
  micros: number;
  currency: string;
  className?: string;
}) {
  return (
    <span className={`whitespace-nowrap tabular-nums ${className ?? ''}`}>
      {formatMoney(micros, currency)}
    </span>
  );
}
