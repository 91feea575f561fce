'use client';

import { useEffect, useRef, useState } from 'react';
import type { RunPreview } from '@/lib/runs/preview-run';
import { previewRunAction } from './actions';

type Asked = Parameters<typeof previewRunAction>[0]['input'];

const PAUSE_MS = 250;

/** Asks the server what this run would be, a moment after the last change. An older answer never replaces a newer one. */
export function usePreview(brand: string, asked: Asked): { preview: RunPreview | null; waiting: boolean } {
  const [answer, setAnswer] = useState<{ key: string; preview: RunPreview } | null>(null);
  const key = JSON.stringify(asked);
  const latest = useRef(key);
  latest.current = key;
  useEffect(() => {
    const timer = setTimeout(async () => {
      const result = await previewRunAction({ brand, input: JSON.parse(key) as Asked }).catch(
        () => undefined,
      );
      if (result?.data && latest.current === key) setAnswer({ key, preview: result.data });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [brand, key]);
  return { preview: answer?.preview ?? null, waiting: answer?.key !== key };
}
