'use client';

import { CircleCheck, CircleX, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/app/ui/button-class';
import { HashChip } from '@/app/ui/hash-chip';
import { Problems } from '@/app/ui/problems';
import { useVerb } from '@/app/ui/use-verb';
import { rejectSubmissionAction, requestChangesAction, signOffAction } from './actions';
import { plainKey } from './plain-key';
import { Key } from './viewer';

type Mode = 'sign' | 'changes' | 'reject';

const titles: Record<Mode, string> = {
  sign: 'Sign off',
  changes: 'Request changes',
  reject: 'Reject',
};

/** The three decisions of a reviewer, by button or key. Each opens a dialog and takes one more key or press. */
export function Decision({
  brand,
  submissionId,
  stage,
  statement,
  sha256,
  pixelDigest,
  maySign,
  nextHref,
}: {
  brand: string;
  submissionId: string;
  stage: 'brand' | 'legal';
  statement: string;
  sha256: string;
  pixelDigest: string;
  /** Turning down is always possible; signing may not be. */
  maySign: boolean;
  nextHref: string;
}) {
  const router = useRouter();
  const signing = useVerb(signOffAction, brand);
  const changing = useVerb(requestChangesAction, brand);
  const rejecting = useVerb(rejectSubmissionAction, brand);
  const dialog = useRef<HTMLDialogElement>(null);
  const [mode, setMode] = useState<Mode>('sign');
  const [reason, setReason] = useState('');
  const verb = { sign: signing, changes: changing, reject: rejecting }[mode];

  const open = (next: Mode) => {
    signing.clear();
    changing.clear();
    rejecting.clear();
    setMode(next);
    dialog.current?.showModal();
  };

  const decide = async () => {
    const answer =
      mode === 'sign'
        ? await signing.run({ submissionId, sha256, pixelDigest, statement })
        : await verbFor(mode).run({ submissionId, stage, reason });
    if (!answer) return;
    dialog.current?.close();
    router.push(nextHref);
  };
  const verbFor = (which: 'changes' | 'reject') => (which === 'changes' ? changing : rejecting);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = plainKey(event);
      if (key === 'a' && maySign) open('sign');
      else if (key === 'r') open('changes');
      else if (key === 'x') open('reject');
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-3 lg:grid-cols-1 xl:grid-cols-3">
        <button
          type="button"
          disabled={!maySign}
          onClick={() => open('sign')}
          className={buttonClass({ variant: 'primary', fullWidth: true })}
        >
          <CircleCheck aria-hidden="true" /> Sign off
          <kbd className="ms-1 rounded-sm border border-current px-1 font-mono text-xs max-md:hidden">A</kbd>
        </button>
        <button
          type="button"
          onClick={() => open('changes')}
          className={buttonClass({ variant: 'outline', fullWidth: true })}
        >
          <Undo2 aria-hidden="true" /> Changes <Key>R</Key>
        </button>
        <button
          type="button"
          onClick={() => open('reject')}
          className={buttonClass({ variant: 'danger-soft', fullWidth: true })}
        >
          <CircleX aria-hidden="true" /> Reject
          <kbd className="ms-1 rounded-sm border border-current px-1 font-mono text-xs max-md:hidden">X</kbd>
        </button>
      </div>
      <dialog
        ref={dialog}
        aria-labelledby="decision-title"
        className="m-auto w-[min(34rem,calc(100vw-2rem))] rounded-lg bg-overlay p-5 text-foreground shadow-overlay backdrop:bg-black/50"
        onKeyDown={(event) => {
          if (mode !== 'sign' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key.toLowerCase() === 's') void decide();
        }}
      >
        <form
          method="dialog"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void decide();
          }}
        >
          <h2 id="decision-title" className="text-lg font-semibold">
            {titles[mode]}
          </h2>
          {mode === 'sign' ? (
            <Statement statement={statement} sha256={sha256} />
          ) : (
            <label className="flex flex-col gap-1 text-dense font-medium">
              {mode === 'changes' ? 'What has to change?' : 'Why is it rejected?'}
              <textarea
                autoFocus
                required
                minLength={3}
                maxLength={1000}
                rows={4}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                className="textarea textarea--primary w-full font-normal"
              />
              <span className="font-normal text-muted">
                The submitter reads it, and it goes into the record.
              </span>
            </label>
          )}
          {verb.error && <Problems message={verb.error.message} reasons={verb.error.reasons} />}
          <div className="flex flex-wrap justify-end gap-2">
            <button
              type="button"
              onClick={() => dialog.current?.close()}
              className={buttonClass({ variant: 'outline' })}
            >
              Cancel
            </button>
            <button
              type="submit"
              disabled={verb.pending || (mode !== 'sign' && reason.trim().length < 3)}
              className={buttonClass({ variant: mode === 'reject' ? 'danger' : 'primary' })}
            >
              {verb.pending ? 'Saving …' : titles[mode]}
              {mode === 'sign' && (
                <kbd className="ms-1 rounded-sm border border-current px-1 font-mono text-xs max-md:hidden">
                  S
                </kbd>
              )}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}

function Statement({ statement, sha256 }: { statement: string; sha256: string }) {
  return (
    <>
      <blockquote className="rounded-md border-s-4 border-accent bg-surface-secondary p-3 wrap-anywhere">
        {statement}
      </blockquote>
      <p className="flex flex-wrap items-center gap-1.5 text-dense text-muted">
        The file: <HashChip hash={sha256} length={16} />
      </p>
      <p className="text-dense text-muted">
        Your name and these hashes go into the record for ever. Rights and terms are checked once more as you
        sign.
      </p>
    </>
  );
}
