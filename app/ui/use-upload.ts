'use client';

import { useRef, useState } from 'react';
import type { Problem } from '@/lib/action-error';
import type { VerbState } from './use-verb';

const broken: Problem = {
  code: 'unavailable',
  message:
    'The upload broke off. Nothing was stored; what you typed is still here. Check the connection and try again.',
  reasons: [],
};

/** Sends a file with its fields to a route that takes uploads; a second try while one is under way is ignored. */
export function useUpload<R>(
  address: string,
): VerbState & { send: (form: FormData) => Promise<R | undefined> } {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Problem | null>(null);
  const busy = useRef(false);

  const send = async (form: FormData): Promise<R | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    setPending(true);
    setError(null);
    try {
      const answer = await fetch(address, { method: 'POST', body: form });
      const body: unknown = await answer.json();
      if (answer.ok) return body as R;
      setError(body as Problem);
    } catch {
      setError(broken);
    } finally {
      busy.current = false;
      setPending(false);
    }
    return undefined;
  };
  const fieldError = (path: string) => error?.reasons.find((reason) => reason.path === path)?.message;
  // A bad file is one sentence: above the form and beside the file, not a third time in a list.
  const shown = error && {
    ...error,
    reasons: error.reasons.filter((reason) => reason.message !== error.message),
  };
  return { send, pending, error: pending ? null : shown, fieldError, clear: () => setError(null) };
}
