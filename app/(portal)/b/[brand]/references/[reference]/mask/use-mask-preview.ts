'use client';

import { useEffect, useState } from 'react';
import type { MaskShape } from '@/lib/references/schemas';

type Preview = { src: string | null; problem: string | null; state: 'idle' | 'working' };

/** Asks the server how the product would look cut out, shortly after the last change; the newest answer counts. */
export function useMaskPreview(brand: string, referenceId: string, shape: MaskShape | null): Preview {
  const [preview, setPreview] = useState<Preview>({ src: null, problem: null, state: 'idle' });
  const key = shape ? JSON.stringify({ referenceId, shape }) : null;

  useEffect(() => {
    if (!key) {
      setPreview({ src: null, problem: null, state: 'idle' });
      return;
    }
    const stop = new AbortController();
    const ask = async () => {
      setPreview((before) => ({ ...before, state: 'working' }));
      try {
        const answer = await fetch(`/api/b/${brand}/uploads/mask-preview`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: key,
          signal: stop.signal,
        });
        if (answer.ok)
          setPreview({ src: URL.createObjectURL(await answer.blob()), problem: null, state: 'idle' });
        else {
          const { message, reasons } = (await answer.json()) as {
            message: string;
            reasons: { message: string; cure?: string }[];
          };
          const first = reasons[0];
          setPreview({
            src: null,
            problem: first ? `${first.message} ${first.cure ?? ''}`.trim() : message,
            state: 'idle',
          });
        }
      } catch {
        if (!stop.signal.aborted)
          setPreview({
            src: null,
            problem: 'The preview could not be made. Check the connection and try again.',
            state: 'idle',
          });
      }
    };
    const timer = setTimeout(ask, 200);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [brand, key]);

  const { src } = preview;
  useEffect(() => {
    if (!src) return;
    return () => URL.revokeObjectURL(src);
  }, [src]);
  return preview;
}
