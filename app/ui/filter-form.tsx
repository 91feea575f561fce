'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useTransition } from 'react';

/** A GET form that goes to its own address without loading the page anew, and at once when a choice changes. */
export function FilterForm({
  action,
  label,
  children,
}: {
  action: string;
  label: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const go = (form: HTMLFormElement) => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value) query.append(name, value);
    start(() => router.replace(query.size ? `${action}?${query}` : action, { scroll: false }));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(event.currentTarget);
  };
  const change = (event: FormEvent<HTMLFormElement>) => {
    const field = event.target as HTMLElement;
    if (
      field instanceof HTMLSelectElement ||
      (field instanceof HTMLInputElement && field.type !== 'search' && field.type !== 'text')
    )
      go(event.currentTarget);
  };
  return (
    <search aria-label={label}>
      <form
        action={action}
        method="get"
        onSubmit={submit}
        onChange={change}
        aria-busy={pending}
        className={`flex flex-wrap items-end gap-2 ${pending ? 'opacity-60' : ''}`}
      >
        {children}
      </form>
    </search>
  );
}
