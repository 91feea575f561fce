'use client';

import { CircleCheck, CircleX, LoaderCircle, ShieldQuestion } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/app/ui/button-class';
import { DateTime } from '@/app/ui/date-time';
import { formatCount } from '@/app/ui/format';
import type { LastVerification } from '@/lib/provenance/store';
import { readLines } from './read-lines';

type Result = { checked: number; count: number; differences: { message: string }[] };
type Line = {
  progress?: { done: number; total: number };
  result?: Result;
  error?: { message: string };
};

const outcome = (checked: number, differences: number) =>
  `${formatCount(checked)} ${checked === 1 ? 'record or file' : 'records and files'} checked, ${
    differences === 0
      ? 'no differences'
      : `${formatCount(differences)} ${differences === 1 ? 'difference' : 'differences'}`
  }`;

/**
 * How the last verification ended, and a new one with its progress. Says plainly what it found, and what it cannot show.
 * `offered`: somebody came to verify, so the button has the focus; a link alone starts nothing.
 */
export function VerifyNow({
  brand,
  mayVerify,
  offered,
  last,
  note,
}: {
  brand: string;
  mayVerify: boolean;
  offered: boolean;
  last: LastVerification | null;
  note: string;
}) {
  const router = useRouter();
  const button = useRef<HTMLButtonElement>(null);
  const [line, setLine] = useState<Line | null>(null);
  const [pending, setPending] = useState(false);
  useEffect(() => {
    if (offered) button.current?.focus();
  }, [offered]);

  async function verify() {
    if (pending) return;
    setPending(true);
    setLine({ progress: { done: 0, total: 0 } });
    let newest: Line = {};
    try {
      const response = await fetch(`/api/b/${brand}/provenance/verify`, { method: 'POST' });
      if (!response.ok || !response.body) newest = { error: (await response.json()) as { message: string } };
      else
        for await (const text of readLines(response.body)) {
          newest = JSON.parse(text) as Line;
          setLine(newest);
        }
    } catch {
      newest = {};
    }
    if (!newest.result && !newest.error)
      newest = {
        error: {
          message: 'The connection broke off. The check goes on; reload in a while to see how it ended.',
        },
      };
    setLine(newest);
    setPending(false);
    if (newest.result) router.refresh();
  }

  const { progress, result, error } = line ?? {};
  const differences = result ? result.count : (last?.differences ?? 0);
  const known = result !== undefined || last !== null;
  return (
    <section
      aria-label="Verification"
      className="relative mb-4 flex flex-col gap-3 overflow-hidden rounded-lg border border-border bg-surface p-3 text-dense"
    >
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Mark pending={pending} wrong={Boolean(error) || differences > 0} known={known} />
        <div className="min-w-0 flex-1 basis-64">
          <div role="status" className="font-medium">
            {progress ? (
              <span className="tabular-nums">
                {progress.total === 0
                  ? 'Verifying'
                  : `${formatCount(progress.done)} of ${formatCount(progress.total)} checked`}
              </span>
            ) : error ? (
              <span className="text-danger-text">{error.message}</span>
            ) : result ? (
              <span className={result.count === 0 ? 'text-success-text' : 'text-danger-text'}>
                Verified now: {outcome(result.checked, result.count)}.
              </span>
            ) : last ? (
              <span className={last.differences === 0 ? '' : 'text-danger-text'}>
                Last verified <DateTime at={last.at} /> by {last.personName}:{' '}
                {outcome(last.checked, last.differences)}.
              </span>
            ) : (
              'Not verified yet'
            )}
          </div>
          <p className="text-muted">
            Verifying hashes every stored file, lockset, template version, input and event again and compares.{' '}
            {note}
          </p>
        </div>
        {mayVerify && (
          <button
            ref={button}
            type="button"
            className={buttonClass({ variant: 'primary' })}
            aria-disabled={pending}
            onClick={() => void verify()}
          >
            {pending ? 'Verifying' : result || last ? 'Verify again' : 'Verify now'}
          </button>
        )}
      </div>
      {progress && (
        <div
          role="progressbar"
          aria-label="Verified"
          aria-valuemin={0}
          aria-valuemax={progress.total}
          aria-valuenow={progress.done}
          className="absolute inset-x-0 bottom-0 h-1 bg-default"
        >
          <div
            className="h-full bg-accent"
            style={{ width: `${progress.total === 0 ? 0 : (progress.done / progress.total) * 100}%` }}
          />
        </div>
      )}
      {result && result.count > 0 && (
        <ul aria-label="Differences" className="max-h-72 list-disc overflow-y-auto ps-9">
          {result.differences.map((difference) => (
            <li key={difference.message} className="wrap-anywhere">
              {difference.message}
            </li>
          ))}
          {result.count > result.differences.length && (
            <li>
              And {formatCount(result.count - result.differences.length)} more; npm run provenance:verify
              lists all.
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function Mark({ pending, wrong, known }: { pending: boolean; wrong: boolean; known: boolean }) {
  const look = 'mt-0.5 size-5 shrink-0';
  if (pending)
    return (
      <LoaderCircle
        aria-hidden="true"
        className={`${look} animate-spin text-accent-text motion-reduce:animate-none`}
      />
    );
  if (wrong) return <CircleX aria-hidden="true" className={`${look} text-danger-text`} />;
  if (known) return <CircleCheck aria-hidden="true" className={`${look} text-success-text`} />;
  return <ShieldQuestion aria-hidden="true" className={`${look} text-muted`} />;
}
