import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { mediaUrl } from '@/app/ui/media-url';

const verbs: Record<string, string> = { vary: 'Varied', refine: 'Refined', localise: 'Localised' };
const next: Record<string, string> = {
  vary: 'Vary this picture',
  refine: 'Refine this picture at the final tier',
  localise: 'Localise this picture',
};

/** From the root to the picture that the next run starts from, oldest first. */
export function LineageStrip({
  brand,
  base,
  steps,
  operation,
}: {
  brand: string;
  base: string;
  steps: { id: string; operation: string | null }[];
  operation: string;
}) {
  return (
    <nav
      aria-label="Lineage"
      className="flex flex-wrap items-center gap-2 rounded-lg border border-border bg-surface p-3"
    >
      {steps.map((step) => (
        <span key={step.id} className="flex items-center gap-2">
          <Link
            href={`/b/${brand}/assets/${step.id}`}
            className="flex items-center gap-2 rounded-md text-[13px] text-muted"
          >
            {/* biome-ignore lint/performance/noImgElement: served through the checked media route */}
            <img
              src={mediaUrl(brand, 'asset', step.id, 160)}
              alt=""
              className="size-14 rounded-md bg-default object-contain"
            />
            {step.operation ? (verbs[step.operation] ?? step.operation) : 'Root'}
          </Link>
          <ChevronRight aria-hidden className="size-4 text-muted" />
        </span>
      ))}
      <strong className="text-[15px] font-medium">{next[operation] ?? 'Draft'}</strong>
      <Link href={base} className="ml-auto text-[13px] underline">
        Start something new instead
      </Link>
    </nav>
  );
}
