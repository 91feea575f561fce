'use client';

import { Columns2, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useState } from 'react';
import { buttonClass } from '@/app/ui/button-class';
import { plainKey } from './plain-key';

export type Shot = { src: string; large: string; width: number; height: number; alt: string };

/** The picture, large and whole on a neutral mat. Z: its own pixels; B: what it was made from. */
export function Viewer({ picture, before }: { picture: Shot; before: Shot | null }) {
  const [zoomed, setZoomed] = useState(false);
  const [showsBefore, setShowsBefore] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = plainKey(event);
      if (key === 'z') setZoomed((now) => !now);
      else if (key === 'b' && before) setShowsBefore((now) => !now);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [before]);

  const shot = showsBefore && before ? before : picture;
  return (
    <figure className="flex min-h-0 flex-col gap-2">
      <section
        className={`rounded-lg bg-mat ${zoomed ? 'h-[65dvh] overflow-auto lg:h-[calc(100dvh-12rem)]' : 'flex h-[55dvh] items-center justify-center p-3 lg:h-[calc(100dvh-12rem)]'}`}
        aria-label={zoomed ? 'The picture at its own size' : 'The whole picture'}
        // What scrolls must be reachable by keyboard.
        tabIndex={zoomed ? 0 : undefined}
      >
        {/* biome-ignore lint/performance/noImgElement: renditions come right-sized from our own route. */}
        <img
          key={shot.src}
          src={zoomed ? shot.large : shot.src}
          alt={shot.alt}
          width={shot.width}
          height={shot.height}
          className={zoomed ? 'max-w-none' : 'h-auto max-h-full w-auto max-w-full object-contain'}
        />
      </section>
      <figcaption className="flex flex-wrap items-center gap-2 text-dense text-muted">
        <button
          type="button"
          aria-pressed={zoomed}
          onClick={() => setZoomed(!zoomed)}
          className={buttonClass({ variant: 'outline', size: 'sm' })}
        >
          {zoomed ? <ZoomOut aria-hidden="true" /> : <ZoomIn aria-hidden="true" />}
          {zoomed ? 'Whole picture' : 'Own size'} <Key>Z</Key>
        </button>
        {before && (
          <button
            type="button"
            aria-pressed={showsBefore}
            onClick={() => setShowsBefore(!showsBefore)}
            className={buttonClass({ variant: 'outline', size: 'sm' })}
          >
            <Columns2 aria-hidden="true" /> {showsBefore ? 'After' : 'Before'} <Key>B</Key>
          </button>
        )}
        <span aria-live="polite">
          {showsBefore && before
            ? 'Before: the picture that this was made from'
            : `${picture.width} × ${picture.height} px`}
        </span>
      </figcaption>
    </figure>
  );
}

export const Key = ({ children }: { children: string }) => (
  <kbd className="ms-1 rounded-sm border border-border bg-surface-secondary px-1 font-mono text-xs text-muted max-md:hidden">
    {children}
  </kbd>
);
