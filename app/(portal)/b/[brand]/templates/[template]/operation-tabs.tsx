'use client';

import { type Operation, operations } from '@/lib/templates/schemas';

export const operationNames: Record<Operation, { name: string; help: string }> = {
  generate: { name: 'Generate', help: 'A new picture from the references.' },
  vary: { name: 'Vary', help: 'Another version of a picked picture.' },
  refine: { name: 'Refine', help: 'A picked draft at the final tier.' },
  localise: { name: 'Localise', help: 'One picture for another market.' },
};

type Props = {
  current: Operation;
  troubled: (operation: Operation) => boolean;
  onChange: (operation: Operation) => void;
};

/** Which kind of prompt is being written. Native radio buttons: arrow keys move, no script of ours. */
export function OperationTabs({ current, troubled, onChange }: Props) {
  return (
    <fieldset>
      <legend className="sr-only">Kind of prompt</legend>
      <div className="flex flex-wrap gap-1">
        {operations.map((operation) => (
          <label
            key={operation}
            className="flex min-h-9 cursor-pointer items-center rounded-md px-3 text-dense font-medium text-muted hover:text-foreground has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="operation"
              className="sr-only"
              checked={current === operation}
              onChange={() => onChange(operation)}
            />
            {operationNames[operation].name}
            {troubled(operation) ? <span className="ml-1 text-danger-text"> (needs attention)</span> : null}
          </label>
        ))}
      </div>
      <p className="mt-1 text-xs text-muted">{operationNames[current].help}</p>
    </fieldset>
  );
}
