'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MS = 700;

/** While pictures are being made, asks for their states and reads the page again when one changed. */
export function useArriving(brand: string, conceptId: string | null, states: string, waiting: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!waiting || !conceptId) return;
    const stop = new AbortController();
    const timer = setInterval(async () => {
      const response = await fetch(`/api/b/${brand}/concepts/${conceptId}/states`, {
        signal: stop.signal,
      }).catch(() => null);
      if (!response?.ok) return;
      const { states: now } = (await response.json()) as { states: string };
      if (now !== states && !stop.signal.aborted) router.refresh();
    }, EVERY_MS);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [brand, conceptId, states, waiting, router]);
}
