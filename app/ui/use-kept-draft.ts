'use client';

import { useEffect, useState } from 'react';

/**
 * Keeps what is being typed in this browser until it is saved, so that a crash or a closed tab loses nothing.
 * `found` is what an earlier visit left behind under the same key; `drop` forgets it.
 */
export function useKeptDraft<T>(
  key: string,
  value: T,
  unsaved: boolean,
): { found: T | null; drop: () => void } {
  const [found, setFound] = useState<T | null>(null);

  useEffect(() => {
    try {
      const text = localStorage.getItem(key);
      if (text) setFound(JSON.parse(text) as T);
    } catch {
      // A browser without storage keeps nothing; the form works all the same.
    }
  }, [key]);

  useEffect(() => {
    if (!unsaved) return;
    const timer = setTimeout(() => {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Full or refused: see above.
      }
    }, 400);
    return () => clearTimeout(timer);
  }, [key, value, unsaved]);

  const drop = () => {
    setFound(null);
    try {
      localStorage.removeItem(key);
    } catch {
      // See above.
    }
  };
  return { found, drop };
}
