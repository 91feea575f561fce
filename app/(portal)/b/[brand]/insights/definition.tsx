'use client';

import { Info } from 'lucide-react';
import { useId, useState } from 'react';

/**
 * What a word means: on hover, on focus, on a tap; Escape puts it away. It lies over the nearest positioned ancestor, as
 * wide as that, so that it never leaves a narrow screen.
 */
export function Definition({ of, means }: { of: string; means: string }) {
  const id = useId();
  const [away, setAway] = useState(false);
  const back = () => setAway(false);
  return (
    <span className="group/means inline-flex">
      <button
        type="button"
        aria-label={`What is meant by ${of}`}
        aria-describedby={id}
        onKeyDown={(event) => event.key === 'Escape' && setAway(true)}
        onClick={back}
        onBlur={back}
        onMouseEnter={back}
        className="inline-flex size-6 items-center justify-center rounded-sm text-muted hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus pointer-coarse:size-11"
      >
        <Info aria-hidden="true" className="size-3.5" />
      </button>
      <span
        role="tooltip"
        id={id}
        className={`absolute inset-x-2 top-9 z-30 max-w-md rounded-md bg-overlay p-3 text-dense font-normal tracking-normal text-foreground shadow-overlay pointer-coarse:top-13 ${
          away ? 'hidden' : 'invisible group-focus-within/means:visible group-hover/means:visible'
        }`}
      >
        {means}
      </span>
    </span>
  );
}
