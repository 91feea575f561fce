'use client';

import { useEffect, useState } from 'react';

const LONG_MS = 90_000;

export const clockTime = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at);

/** When a picture that waits for its model is asked for again: counted down, or the time of day if that is far off. */
export function NextTry({ at }: { at: Date | string }) {
  // The server's clock and zone are not the reader's: said once the page is awake.
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (now === null) return <span className="text-muted">Asked again by itself</span>;
  const left = new Date(at).getTime() - now;
  return (
    <span className="text-muted tabular-nums">
      {left <= 0
        ? 'Asked again now'
        : left > LONG_MS
          ? `Waits until ${clockTime(new Date(at))}`
          : `Asked again in ${Math.ceil(left / 1000)} s`}
    </span>
  );
}
