'use client';

import { Button } from '@heroui/react/button';
import { useVerb } from '@/app/ui/use-verb';
import { formatMicros } from '@/lib/money';
import type { ConceptRun } from '@/lib/runs/concept-store';
import { cancelRunAction } from './actions';

const names: Record<string, string> = {
  generate: 'Drafts',
  vary: 'Variations',
  refine: 'Refined',
  localise: 'Localised',
};

/** What was asked of which model, by whom and for how much; cancelling what was not sent yet. */
export function RunHeading({
  brand,
  run,
  mayCancel,
}: {
  brand: string;
  run: ConceptRun;
  mayCancel: boolean;
}) {
  const cancel = useVerb(cancelRunAction, brand);
  const queued = run.outputs.filter((output) => output.state === 'queued').length;
  const slots = Object.values(run.slots).join(', ');
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <h3 className="text-[15px] font-medium">{names[run.operation] ?? run.operation}</h3>
      <p className="min-w-0 flex-1 text-[13px] text-muted">
        {slots}. {run.modelName}, {run.tier}, {run.size}, {formatMicros(run.estimateMicros, run.currency)}
        {run.personName && `, by ${run.personName}`}
      </p>
      {mayCancel && queued > 0 && (
        <Button
          size="sm"
          variant="tertiary"
          isDisabled={cancel.pending}
          onPress={() => void cancel.run({ runId: run.id })}
        >
          Cancel {queued} not begun
        </Button>
      )}
      {cancel.error && (
        <p role="alert" className="w-full text-[13px] text-danger">
          {cancel.error.message}
        </p>
      )}
    </div>
  );
}
