'use client';

import { TriangleAlert } from 'lucide-react';
import { buttonClass } from '@/app/ui/button-class';

/** What went wrong stays in the server's log under the digest; the reader gets a way on. */
export default function PortalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col items-center gap-3 py-16 text-center">
      <TriangleAlert aria-hidden="true" className="size-7 text-warning-text" strokeWidth={1.75} />
      <h1 className="text-lg font-semibold">This page could not be shown</h1>
      <p className="text-dense text-muted">
        Something went wrong on our side. Nothing was changed. Try again; if it stays, tell an administrator
        {error.digest ? ` and name the reference ${error.digest}` : ''}.
      </p>
      <button type="button" onClick={reset} className={buttonClass({ variant: 'outline' })}>
        Try again
      </button>
    </div>
  );
}
