import { DateTime } from '@/app/ui/date-time';
import { Chip } from '@/app/ui/state-chip';
import type { Health as HealthRow } from '@/lib/models/breaker-rules';
import { failureWords } from '@/lib/models/failure-words';
import { healthView } from '@/lib/models/health-view';

type Row = HealthRow & { lastCode: string | null; updatedAt: Date };

/** Whether calls go to a model, and if not, since when, why, and until when. */
export function RouteHealth({ health, now }: { health: Row | undefined; now: Date }) {
  const view = healthView(health, now);
  const last = health?.lastCode && view.kind !== 'trial' && (
    <span className="text-xs text-muted">
      {failureWords(health.lastCode)}, <DateTime at={health.updatedAt} />
    </span>
  );
  if (view.kind === 'healthy')
    return view.failures === 0 ? (
      <Chip tone="success" icon="check">
        Healthy
      </Chip>
    ) : (
      <span className="inline-flex flex-col items-start gap-0.5">
        <Chip tone="warning" icon="alert">
          {view.failures === 1 ? 'Failed once' : `Failed ${view.failures} times in a row`}
        </Chip>
        {last}
      </span>
    );
  return (
    <span className="inline-flex flex-col items-start gap-0.5">
      {view.kind === 'rests' && (
        <Chip tone="danger" icon="pause">
          Resting
        </Chip>
      )}
      {view.kind === 'trial' && (
        <Chip tone="accent" icon="spin">
          On trial
        </Chip>
      )}
      {view.kind === 'tries_next' && (
        <Chip tone="warning" icon="clock">
          Tried with the next call
        </Chip>
      )}
      {view.kind === 'rests' && (
        <span className="text-xs text-muted">
          takes calls again <DateTime at={view.until} />
        </span>
      )}
      {view.kind === 'trial' && (
        <span className="text-xs text-muted">One call tries it; the others wait for that.</span>
      )}
      {last}
    </span>
  );
}
