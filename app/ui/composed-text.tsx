import { Lock } from 'lucide-react';
import { type ComposedPrompt, gapBetween } from '@/lib/templates/compose';

/** A composed prompt as readable text, exactly as it is sent: locked parts shaded, what the slots put in underlined. */
export function ComposedText({ composed }: { composed: ComposedPrompt }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-[15px] leading-7" data-testid="composed-prompt">
        {composed.segments.map((segment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity but their place
          <span key={index}>
            {gapBetween(composed.segments[index - 1]?.text ?? '', segment.text)}
            {segment.kind === 'locked' ? (
              <span
                data-kind="locked"
                title="Locked"
                className="rounded-sm bg-lock text-lock-foreground box-decoration-clone px-1 py-0.5"
              >
                {segment.text}
              </span>
            ) : (
              <span
                data-kind="slot"
                title={`Slot: ${segment.label}`}
                className="font-medium text-accent-text underline decoration-2 underline-offset-4"
              >
                {segment.text}
              </span>
            )}
          </span>
        ))}
      </p>
      <p className="flex items-start gap-1.5 text-dense text-muted">
        <Lock aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        <span>
          Shaded text is locked by the template.
          {composed.negative && <> Locked as well, what to avoid: {composed.negative}.</>}
        </span>
      </p>
    </div>
  );
}
