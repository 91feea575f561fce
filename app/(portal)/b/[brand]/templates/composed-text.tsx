import type { ComposedPrompt } from '@/lib/templates/compose';

/** A composed prompt as readable text: locked parts shaded, what the slots put in underlined. */
export function ComposedText({ composed }: { composed: ComposedPrompt }) {
  return (
    <div className="text-[15px] leading-7">
      <p>
        {composed.segments.map((segment, index) => {
          const glued = index === 0 || /^[\s.,;:!?)]/.test(segment.text) ? '' : ' ';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity but their place
            <span key={index}>
              {glued}
              {segment.kind === 'locked' ? (
                <span
                  title="Locked"
                  className="rounded-sm bg-lock text-lock-foreground box-decoration-clone px-1 py-0.5"
                >
                  {segment.text}
                </span>
              ) : (
                <span
                  title={`Slot: ${segment.label}`}
                  className="text-accent-text underline decoration-2 underline-offset-4"
                >
                  {segment.text}
                </span>
              )}
            </span>
          );
        })}
      </p>
      {composed.negative ? (
        <p className="mt-2 text-dense text-muted">
          Never:{' '}
          <span className="rounded-sm bg-lock text-lock-foreground box-decoration-clone px-1 py-0.5">
            {composed.negative}
          </span>
        </p>
      ) : null}
    </div>
  );
}
