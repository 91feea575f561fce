'use client';

import { useEffect, useState } from 'react';
import { formatInstant, formatRelative } from './format';

/**
 * An instant: relative in the text, exact on hover in the reader's own zone (before the page is awake, in UTC).
 * `exact` shows the exact one in the text, for ledgers.
 */
export function DateTime({
  at,
  exact = false,
  className,
}: {
  at: Date | string;
  exact?: boolean;
  className?: string;
}) {
  const instant = new Date(at);
  const iso = instant.toISOString();
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const full = formatInstant(instant, now ? undefined : 'UTC');
  return (
    <time
      dateTime={iso}
      title={full}
      className={`whitespace-nowrap ${className ?? ''}`}
      // The server's clock and zone differ from the reader's by design.
      suppressHydrationWarning
    >
      {exact ? full : formatRelative(instant, now ?? new Date())}
    </time>
  );
}
