import { Lock } from 'lucide-react';
import type { ComposedPrompt } from '@/lib/templates/compose';

/** A segment is known by its kind, its text and how often that stood before. */
function withKeys(segments: ComposedPrompt['segments']) {
  const seen = new Map<string, number>();
  return segments.map((segment) => {
    const name = `${segment.kind}:${segment.text}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return { segment, key: `${name}:${times}` };
  });
}

/** The composed prompt as readable text: locked parts shaded, slot parts underlined. */
export function ComposedText({ composed }: { composed: ComposedPrompt }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="leading-7 text-[15px]" data-testid="composed-prompt">
        {withKeys(composed.segments).map(({ segment, key }) =>
          segment.kind === 'locked' ? (
            <span key={key} data-kind="locked" className="rounded-sm bg-default px-1 box-decoration-clone">
              {segment.text}{' '}
            </span>
          ) : (
            <span
              key={key}
              data-kind="slot"
              title={segment.label}
              className="px-0.5 font-medium text-accent underline decoration-2 underline-offset-4"
            >
              {segment.text}
            </span>
          ),
        )}
      </p>
      <p className="flex items-start gap-1.5 text-[13px] text-muted">
        <Lock aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        <span>
          Shaded text is locked by the template.
          {composed.negative && <> Locked as well, what to avoid: {composed.negative}.</>}
        </span>
      </p>
    </div>
  );
}
