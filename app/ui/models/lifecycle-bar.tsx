import { formatDay } from '@/app/ui/format';
import { StateChip } from '@/app/ui/state-chip';
import { isRetired } from '@/lib/models/rules';
import type { ModelSpec } from '@/lib/models/schemas';

const words = { preview: 'Preview', live: 'Live', retiring: 'Retires', retired: 'Retired' } as const;
const day = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(text) : text);

/** Where a model stands between its first and its last day. `today`: ISO date. */
export function LifecycleBar({ lifecycle, today }: { lifecycle: ModelSpec['lifecycle']; today: string }) {
  const { since, retiresOn } = lifecycle;
  const gone = isRetired(lifecycle, today);
  const state = gone ? 'retired' : lifecycle.state;
  const from = since ? Date.parse(since) : Number.NaN;
  const to = retiresOn ? Date.parse(retiresOn) : Number.NaN;
  const share = gone ? 100 : Math.min(100, Math.max(4, ((Date.parse(today) - from) / (to - from)) * 100));
  return (
    <span className="inline-flex min-w-32 flex-col gap-1">
      <span className="flex items-center gap-1.5">
        <StateChip
          state={state === 'live' ? 'available' : state === 'preview' ? 'draft' : state}
          word={words[state]}
        />
      </span>
      {Number.isFinite(share) && (
        <span aria-hidden="true" className="block h-1 overflow-hidden rounded-full bg-default">
          <span
            className={`block h-full ${gone ? 'bg-muted' : state === 'retiring' ? 'bg-warning' : 'bg-accent'}`}
            style={{ width: `${share}%` }}
          />
        </span>
      )}
      <span className="text-xs text-muted">
        {since ? `since ${day(since)}` : 'first day not known'}
        {retiresOn && `, ${gone ? 'ended' : 'until'} ${day(retiresOn)}`}
      </span>
    </span>
  );
}
