import { Plus } from 'lucide-react';
import Link from 'next/link';
import { mediaUrl } from '@/app/ui/media-url';
import { UploadConcept } from './upload-concept';

type Concept = { id: string; name: string; pictures: number; picks: number; coverId: string | null };

/** The concepts of the campaign, newest first, and the two ways to begin another. */
export function ConceptStrip({
  brand,
  base,
  concepts,
  current,
  mayUpload,
}: {
  brand: string;
  base: string;
  concepts: Concept[];
  current: string | null;
  mayUpload: boolean;
}) {
  return (
    <nav aria-label="Concepts" className="flex items-stretch gap-2 overflow-x-auto pb-1">
      <Link
        href={base}
        aria-current={current === null ? 'page' : undefined}
        className="flex min-h-16 w-36 shrink-0 items-center justify-center gap-2 rounded-lg border border-dashed border-border text-[13px] aria-[current=page]:border-accent aria-[current=page]:bg-surface"
      >
        <Plus aria-hidden className="size-4" /> New concept
      </Link>
      {mayUpload && <UploadConcept base={base} />}
      {concepts.map((concept) => (
        <Link
          key={concept.id}
          href={`${base}?concept=${concept.id}`}
          aria-current={current === concept.id ? 'page' : undefined}
          className="flex w-52 shrink-0 items-center gap-2 rounded-lg border border-border bg-surface p-2 aria-[current=page]:border-accent"
        >
          {concept.coverId ? (
            // biome-ignore lint/performance/noImgElement: served through the checked media route
            <img
              src={mediaUrl(brand, 'asset', concept.coverId, 160)}
              alt=""
              className="size-12 rounded-md bg-default object-contain"
            />
          ) : (
            <span className="size-12 rounded-md bg-default" />
          )}
          <span className="min-w-0">
            <span className="block truncate text-[13px] font-medium">{concept.name}</span>
            <span className="block text-xs text-muted tabular-nums">
              {concept.pictures} {concept.pictures === 1 ? 'picture' : 'pictures'}, {concept.picks} picked
            </span>
          </span>
        </Link>
      ))}
    </nav>
  );
}
