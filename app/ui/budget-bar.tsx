import { formatMoney } from './format';

/** Spent and reserved against the limit; figures beside the bar, because a bar alone says little. */
export function BudgetBar({
  limitMicros,
  spentMicros,
  reservedMicros = 0,
  currency,
}: {
  limitMicros: number;
  spentMicros: number;
  reservedMicros?: number;
  currency: string;
}) {
  const share = (micros: number) => (limitMicros > 0 ? Math.min(100, (micros / limitMicros) * 100) : 0);
  const spent = share(spentMicros);
  const reserved = Math.min(100 - spent, share(reservedMicros));
  const left = limitMicros - spentMicros - reservedMicros;
  const tone = spent + reserved >= 100 ? 'bg-danger' : spent + reserved >= 80 ? 'bg-warning' : 'bg-accent';
  return (
    <div className="flex min-w-32 flex-col gap-1">
      <div className="flex h-1.5 overflow-hidden rounded-full bg-default" aria-hidden="true">
        <span className={tone} style={{ width: `${spent}%` }} />
        <span className={`${tone} opacity-40`} style={{ width: `${reserved}%` }} />
      </div>
      <p className="text-xs text-muted">
        {formatMoney(spentMicros, currency)} spent
        {reservedMicros > 0 && `, ${formatMoney(reservedMicros, currency)} reserved`} of{' '}
        {formatMoney(limitMicros, currency)};{' '}
        {left < 0 ? `${formatMoney(-left, currency)} over` : `${formatMoney(left, currency)} left`}
      </p>
    </div>
  );
}
