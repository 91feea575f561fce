import { ChevronRight } from 'lucide-react';
import { DateTime } from '@/app/ui/date-time';
import { Money } from '@/app/ui/money';
import type { Booking } from '@/lib/budgets/booking-store';
import type { Account, Movement } from '@/lib/budgets/rules';

const movements: Record<Movement, string> = {
  opened: 'Opened',
  limit_set: 'Limit set',
  reserved: 'Reserved for a run',
  settled: 'Billed',
  released: 'Released',
};
const accountNames: Record<Account, string> = {
  funding: 'Funding',
  available: 'Available',
  reserved: 'Reserved',
  spent: 'Spent',
};

/** What moved, as one figure: what came into an account. */
const moved = (booking: Booking) => {
  const [first] = booking.entries;
  const gained = booking.entries.filter((entry) => entry.micros > 0 && entry.currency === first?.currency);
  return { micros: gained.reduce((sum, entry) => sum + entry.micros, 0), currency: first?.currency ?? 'USD' };
};

/** What paid for it: a run of the campaign, or a trial on the model desk. */
const isTrial = ({ eventType }: Booking) => eventType?.startsWith('trial') ?? false;
const nameOf = (row: Booking) =>
  row.what === 'reserved' && isTrial(row) ? 'Reserved for a trial' : movements[row.what];

/** Each movement as a line that opens to its sides, which sum to zero. */
export function BookingList({ rows }: { rows: Booking[] }) {
  return (
    <ul aria-label="Double entries" className="rounded-lg border border-border bg-surface text-dense">
      {rows.map((row) => {
        const { micros, currency } = moved(row);
        return (
          <li key={row.id} className="border-b border-separator last:border-0">
            <details className="group">
              <summary className="grid min-h-11 cursor-pointer list-none grid-cols-[1rem_1fr_auto] items-center gap-x-2 px-3 py-1.5 hover:bg-surface-secondary sm:grid-cols-[1rem_minmax(9rem,1fr)_minmax(7rem,1fr)_minmax(8rem,auto)_6rem]">
                <ChevronRight aria-hidden="true" className="size-3.5 text-muted group-open:rotate-90" />
                <span className="font-medium">{nameOf(row)}</span>
                <span className="truncate text-muted max-sm:hidden">{row.personName}</span>
                <span className="text-muted max-sm:order-last max-sm:col-span-2 max-sm:col-start-2 max-sm:text-xs">
                  <DateTime at={row.at} />
                </span>
                <Money micros={micros} currency={currency} className="text-end" />
              </summary>
              <div className="flex flex-col gap-2 border-t border-separator bg-surface-secondary px-3 py-3 sm:ps-9">
                <table className="w-full max-w-md tabular-nums">
                  <caption className="sr-only">Sides of this movement</caption>
                  <thead className="text-xs text-muted">
                    <tr>
                      <th scope="col" className="py-1 text-start font-medium">
                        Account
                      </th>
                      <th scope="col" className="py-1 text-end font-medium">
                        Out
                      </th>
                      <th scope="col" className="py-1 text-end font-medium">
                        In
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {row.entries.map((entry) => (
                      <tr key={`${entry.account}${entry.currency}`}>
                        <td className="py-0.5">{accountNames[entry.account]}</td>
                        <td className="py-0.5 text-end">
                          {entry.micros < 0 && <Money micros={-entry.micros} currency={entry.currency} />}
                        </td>
                        <td className="py-0.5 text-end">
                          {entry.micros > 0 && <Money micros={entry.micros} currency={entry.currency} />}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <p className="text-xs wrap-anywhere text-muted">
                  {row.eventType
                    ? `Recorded as ${row.eventType}`
                    : 'Taken over from before there was a ledger'}
                  {row.runId && `, ${isTrial(row) ? 'trial' : 'run'} ${row.runId}`}
                  {row.outputId && `, picture ${row.outputId}`}.
                </p>
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
