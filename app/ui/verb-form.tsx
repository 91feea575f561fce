'use client';

import { createContext, type FormEvent, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { Problems } from './problems';
import type { VerbState } from './use-verb';

type Field = { error: string | undefined; disabled: boolean };
const FormContext = createContext<VerbState | null>(null);

/** What a field shows: the reason beside it by its path, and whether the form is being sent. */
export function useField(path: string): Field {
  const form = use(FormContext);
  return { error: form?.fieldError(path), disabled: form?.pending ?? false };
}

/** For fields outside a VerbForm, such as a form whose problems are known before it is sent. */
export function FieldScope({ state, children }: { state: VerbState; children: ReactNode }) {
  return <FormContext value={state}>{children}</FormContext>;
}

export const usePending = (): boolean => use(FormContext)?.pending ?? false;

/**
 * The form of one verb. Shows the refusal above its fields and each reason beside its field, keeps what was typed, warns
 * before it would be lost, and cannot be sent twice. `onSubmit` calls `verb.run(...)`; answering `true` or a result
 * means that it was saved.
 */
export function VerbForm({
  verb,
  onSubmit,
  children,
  className,
  label,
}: {
  verb: VerbState;
  onSubmit: (data: FormData) => Promise<unknown>;
  children: ReactNode;
  className?: string;
  label?: string;
}) {
  const [dirty, setDirty] = useState(false);
  const problems = useRef<HTMLDivElement>(null);
  const { error } = verb;

  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);

  useEffect(() => {
    if (error) problems.current?.focus();
  }, [error]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (verb.pending) return;
    const answer = await onSubmit(new FormData(event.currentTarget));
    if (answer !== undefined && answer !== false) setDirty(false);
  };

  return (
    <FormContext value={verb}>
      <form
        aria-label={label}
        noValidate
        onSubmit={submit}
        onChange={() => setDirty(true)}
        className={`flex flex-col gap-4 ${className ?? ''}`}
      >
        {error && (
          <div ref={problems} tabIndex={-1} className="outline-none">
            <Problems message={error.message} reasons={error.reasons} />
          </div>
        )}
        {children}
      </form>
    </FormContext>
  );
}
