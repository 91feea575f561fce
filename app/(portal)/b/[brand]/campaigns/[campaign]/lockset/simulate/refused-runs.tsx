import Link from 'next/link';
import { DateTime } from '@/app/ui/date-time';
import { Panel } from '@/app/ui/panel';
import type { TemplateMove } from '@/lib/campaigns/simulate-template-move';
import type { TemplateSpec } from '@/lib/templates/schemas';

/** So many are shown before one asks for the rest. */
const shownAtOnce = 6;

type Props = { path: string; simulation: TemplateMove['simulation']; spec: TemplateSpec };

/** Which runs the move would refuse, and why: first the reasons by how many they stop, then each run. */
export function RefusedRuns({ path, simulation, spec }: Props) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <Panel title="Why">
        <ul className="divide-y divide-separator text-dense">
          {simulation.why.map((reason) => (
            <li key={`${reason.code} ${reason.message}`} className="flex gap-3 py-2 first:pt-0 last:pb-0">
              <span className="w-8 shrink-0 text-end font-semibold tabular-nums">{reason.runs}</span>
              <span>
                {reason.message}
                {reason.cure ? <span className="text-muted"> {reason.cure}</span> : null}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Runs that would be refused" description="Newest first.">
        <RunList path={path} runs={simulation.refused.slice(0, shownAtOnce)} spec={spec} />
        {simulation.refused.length > shownAtOnce ? (
          <details className="border-t border-separator pt-3">
            <summary className="cursor-pointer text-dense text-accent-text">
              {simulation.refused.length - shownAtOnce} more
            </summary>
            <div className="mt-3">
              <RunList path={path} runs={simulation.refused.slice(shownAtOnce)} spec={spec} />
            </div>
          </details>
        ) : null}
      </Panel>
    </div>
  );
}

function RunList({
  path,
  runs,
  spec,
}: {
  path: string;
  runs: TemplateMove['simulation']['refused'];
  spec: TemplateSpec;
}) {
  return (
    <ul className="divide-y divide-separator text-dense">
      {runs.map(({ run, added }) => (
        <li key={run.id} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-x-2">
            <Link href={`${path}/run?concept=${run.conceptId}`} className="font-medium hover:underline">
              {run.conceptName}
            </Link>
            <span className="text-muted">
              {run.operation}, {run.market}, {run.requestedByName ?? 'Countersign'},{' '}
              <DateTime at={run.requestedAt} />
            </span>
          </p>
          <p className="text-xs text-muted wrap-anywhere">
            {spec.slots
              .filter((slot) => run.slots[slot.key] !== undefined)
              .map((slot) => `${slot.label}: ${run.slots[slot.key]}`)
              .join('; ')}
          </p>
          <ul className="list-disc ps-5">
            {added.map((reason) => (
              <li key={`${reason.code} ${reason.message}`}>{reason.message}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
