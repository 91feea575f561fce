'use client';

import { useAction } from 'next-safe-action/hooks';
import { useCallback, useMemo, useRef } from 'react';
import type { Problem } from '@/lib/action-error';
import { brandReasons } from './brand-reasons';

type ActionResult<R> = { data?: R; serverError?: Problem; validationErrors?: unknown };
/** What `verbAction` or `installationAction` makes. */
type Action<Input, R> = (input: Input) => Promise<ActionResult<R>>;

const lost: Problem = {
  code: 'unavailable',
  message:
    'The portal could not be reached. What you typed is still here; check the connection and try again.',
  reasons: [],
};

export type VerbState = {
  pending: boolean;
  /** The refusal of the last try, until the next one. */
  error: Problem | null;
  /** The reason beside one field, by the path of the verb's input: `rights.expiresOn`. */
  fieldError: (path: string) => string | undefined;
  clear: () => void;
};

/**
 * Runs a server action made by `verbAction`: `run(input)` answers its result, or undefined when it was refused (then
 * `error` says why). A second call while the first is under way is ignored, so that a form cannot be sent twice.
 */
export function useVerb<I, R>(
  action: Action<{ brand: string; input: I }, R>,
  brand: string,
): VerbState & { run: (input: I) => Promise<R | undefined> } {
  const wrapped = useGuarded(action);
  const { execute } = wrapped;
  const run = useCallback((input: I) => execute({ brand, input }), [execute, brand]);
  const { error: given } = wrapped;
  // The same object while nothing changed: a form moves the focus when it is a new one.
  const error = useMemo(
    () => given && { ...given, reasons: brandReasons(brand, given.reasons) },
    [given, brand],
  );
  return { ...wrapped, error, run };
}

/** The same for an action made by `installationAction`. */
export function useInstallationVerb<I, R>(
  action: Action<{ input: I }, R>,
): VerbState & { run: (input: I) => Promise<R | undefined> } {
  const wrapped = useGuarded(action);
  const { execute } = wrapped;
  const run = useCallback((input: I) => execute({ input }), [execute]);
  return { ...wrapped, run };
}

function useGuarded<Input, R>(action: Action<Input, R>) {
  const { executeAsync, result, isPending, status, reset } = useAction(action as never);
  const busy = useRef(false);
  const execute = useCallback(
    async (input: Input): Promise<R | undefined> => {
      if (busy.current) return undefined;
      busy.current = true;
      try {
        const answer = (await executeAsync(input as never)) as ActionResult<R> | undefined;
        return answer?.data;
      } catch {
        return undefined;
      } finally {
        busy.current = false;
      }
    },
    [executeAsync],
  );
  const { serverError } = result as ActionResult<R>;
  const error = isPending ? null : (serverError ?? (status === 'hasErrored' ? lost : null));
  const fieldError = (path: string) => error?.reasons.find((reason) => reason.path === path)?.message;
  return { execute, pending: isPending, error, fieldError, clear: reset };
}
