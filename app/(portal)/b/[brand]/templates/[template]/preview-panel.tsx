'use client';

import { useState } from 'react';
import { buttonClass } from '@/app/ui/button-class';
import { ComposedText } from '@/app/ui/composed-text';
import { checkSlots } from '@/lib/templates/check-slots';
import { composePrompt } from '@/lib/templates/compose';
import type { TemplateDraft } from '@/lib/templates/draft-schemas';
import { previewSpec, sampleValues } from '@/lib/templates/preview-rules';
import type { Operation } from '@/lib/templates/schemas';
import type { Wording } from '@/lib/templates/wording-rules';
import { Line } from './fields';

type Props = {
  draft: TemplateDraft;
  operation: Operation;
  palette: readonly { name: string; hex: string }[];
  wording: Wording;
};

/** The composed prompt as a run would send it, with sample values that can be changed to try the limits. */
export function PreviewPanel({ draft, operation, palette, wording }: Props) {
  const [tried, setTried] = useState<Record<string, string>>({});
  const spec = previewSpec(draft);
  const samples = sampleValues(draft, palette, tried);
  const used = spec.slots.filter((slot) =>
    draft.operations[operation].some((part) => part.kind === 'slot' && part.slot === slot.key),
  );
  const shown = Object.fromEntries(used.map((slot) => [slot.key, samples[slot.key] ?? '']));
  const { values, reasons } = checkSlots({ ...spec, slots: used }, shown, {
    markets: used.filter((slot) => slot.type === 'market').map((slot) => String(shown[slot.key])),
    palette,
    ...wording,
  });
  const composed = composePrompt(spec, operation, values, { palette });
  return (
    <div className="space-y-3">
      <ComposedText composed={composed} />
      {used.length > 0 ? (
        <details>
          <summary className={buttonClass({ variant: 'ghost', size: 'sm', className: 'list-none' })}>
            Try other values
          </summary>
          <div className="mt-2 grid gap-2 sm:grid-cols-2">
            {used.map((slot) => (
              <Line
                key={slot.key}
                label={slot.label || slot.key}
                value={String(shown[slot.key] ?? '')}
                error={reasons.find((reason) => reason.path === `slots.${slot.key}`)?.message}
                onChange={(value) => setTried((before) => ({ ...before, [slot.key]: value }))}
              />
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}
