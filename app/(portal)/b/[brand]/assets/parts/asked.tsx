import { LockKeyhole } from 'lucide-react';
import { Facts } from '@/app/ui/panel';
import type { Making } from '@/lib/assets/record-store';
import { templateSpecSchema } from '@/lib/templates/schemas';

/** What a person filled in, with the labels of the template; the locked prompt can be opened, or is `open`. */
export function Asked({ making, open = false }: { making: Making; open?: boolean }) {
  const { run } = making;
  const spec = templateSpecSchema.safeParse(making.spec);
  const labels = new Map(spec.data?.slots.map((slot) => [slot.key, slot.label]));
  return (
    <div className="flex flex-col gap-3">
      <Facts
        items={Object.entries(run.slots).map(([key, value]) => ({ name: labels.get(key) ?? key, value }))}
      />
      <details className="text-dense" open={open}>
        <summary className="flex min-h-8 cursor-pointer items-center gap-1.5 text-muted">
          <LockKeyhole aria-hidden="true" className="size-3.5" /> The prompt as it was sent
        </summary>
        <p className="mt-1 rounded-md bg-lock p-2.5 whitespace-pre-wrap text-lock-foreground">{run.prompt}</p>
        {run.negativePrompt && (
          <p className="mt-2 text-muted">
            Never: <span className="text-foreground">{run.negativePrompt}</span>
          </p>
        )}
      </details>
    </div>
  );
}
