'use client';

import { useState } from 'react';
import type { RunForm } from '@/lib/runs/read-run-form';
import { stateLine } from '@/lib/runs/state-line';
import { ComparePanel } from './compare-panel';
import { PictureCard, UploadCard } from './picture-card';
import { RunHeading } from './run-heading';
import { useArriving } from './use-arriving';
import type { May } from './workbench';

/** What this concept has so far: runs newest first, pictures as they arrive. */
export function ConceptRuns({
  brand,
  base,
  form,
  may,
}: {
  brand: string;
  base: string;
  form: RunForm;
  may: May;
}) {
  const outputs = form.runs.flatMap((run) => run.outputs);
  const waiting = outputs.some((output) => output.state === 'queued' || output.state === 'running');
  useArriving(brand, form.concept?.id ?? null, stateLine(outputs), waiting);
  const [compared, setCompared] = useState<string[]>([]);
  const toggle = (id: string) =>
    setCompared((before) =>
      before.includes(id) ? before.filter((entry) => entry !== id) : [...before, id].slice(-4),
    );

  if (!form.concept)
    return (
      <p className="rounded-lg border border-dashed border-border p-8 text-center text-muted">
        Your drafts appear here as soon as you run. Nothing is spent before.
      </p>
    );
  const held = outputs.filter((output) => output.state === 'queued' && output.nextTryAt !== null).length;
  const done = outputs.filter((output) => output.state !== 'queued' && output.state !== 'running').length;
  return (
    <section aria-label="Pictures" className="flex flex-col gap-6">
      <p role="status" aria-live="polite" className="text-[13px] text-muted tabular-nums">
        {waiting
          ? `${done} of ${outputs.length} pictures are here; ${
              held === 0
                ? 'the others are being made'
                : held === outputs.length - done
                  ? 'the others wait for their model and start by themselves'
                  : `${held} wait for their model, the others are being made`
            }. You can leave this page.`
          : `${done} pictures. P picks, C compares.`}
      </p>
      {compared.length > 1 && <ComparePanel brand={brand} ids={compared} onClose={() => setCompared([])} />}
      {form.runs.map((run) => (
        <div key={run.id} className="flex flex-col gap-3">
          <RunHeading brand={brand} run={run} mayCancel={may.run} />
          <ul className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-4">
            {run.outputs.map((output) => (
              <PictureCard
                key={output.id}
                brand={brand}
                base={base}
                run={run}
                output={output}
                may={may}
                compared={output.assetId !== null && compared.includes(output.assetId)}
                onCompare={toggle}
              />
            ))}
          </ul>
        </div>
      ))}
      {form.uploads.length > 0 && (
        <div className="flex flex-col gap-3">
          <h3 className="text-[15px] font-medium">Uploaded to start this concept</h3>
          <ul className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-4">
            {form.uploads.map((upload) => (
              <UploadCard key={upload.id} brand={brand} base={base} upload={upload} mayRun={may.run} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
