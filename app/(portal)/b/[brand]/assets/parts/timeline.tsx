import { DateTime } from '@/app/ui/date-time';
import { HashChip } from '@/app/ui/hash-chip';
import { Thumb } from '@/app/ui/thumb';
import type { StoryLine } from '@/lib/assets/story-store';
import { eventSentence, type Names } from '@/lib/provenance/sentence';

/** What happened, in sentences, oldest first. `withPictures`: each line shows the picture that it is about. */
export function Timeline({
  brand,
  lines,
  withPictures = false,
  names = {},
}: {
  brand: string;
  lines: readonly StoryLine[];
  withPictures?: boolean;
  /** Of models, to tell which one took over. */
  names?: Names;
}) {
  if (lines.length === 0) return <p className="text-dense text-muted">Nothing happened yet.</p>;
  return (
    <ol className="flex flex-col gap-3 text-dense wrap-anywhere">
      {lines.map((line) => {
        const told = eventSentence(line, names);
        return (
          <li key={line.id} className="flex gap-2.5">
            {withPictures ? (
              <Thumb brand={brand} kind="asset" id={line.assetId} />
            ) : (
              <span aria-hidden="true" className="mt-1.5 size-1.5 shrink-0 rounded-full bg-muted" />
            )}
            <div className="min-w-0">
              <p>
                <span className="font-medium">{line.actorName}</span> {told.did}{' '}
                <DateTime at={line.at} className="text-xs text-muted" />
              </p>
              {told.quote && (
                <p className="mt-0.5 border-s-2 border-border ps-2 wrap-anywhere text-muted">{told.quote}</p>
              )}
              {told.hash && <HashChip hash={told.hash} />}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
