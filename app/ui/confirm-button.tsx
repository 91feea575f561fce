'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { type ButtonLook, buttonClass } from './button-class';
import type { ConfirmDialogProps } from './confirm-dialog';

const ConfirmDialog = dynamic(() => import('./confirm-dialog').then((module) => module.ConfirmDialog), {
  ssr: false,
});

/**
 * A button that asks before it acts; the dialog's script is loaded with the first press. `onConfirm` answers undefined
 * or false when it was refused, and the dialog stays open with the reason (pass `verb`).
 */
export function ConfirmButton({
  label,
  look,
  disabled = false,
  onConfirm,
  onOpen,
  ...dialog
}: Omit<ConfirmDialogProps, 'open' | 'onClose' | 'onConfirm'> & {
  label: ReactNode;
  look?: ButtonLook;
  disabled?: boolean;
  onOpen?: () => void;
  onConfirm: () => Promise<unknown>;
}) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const confirm = async () => {
    const answer = await onConfirm();
    if (answer !== undefined && answer !== false) setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className={buttonClass({ variant: 'outline', ...look })}
        disabled={disabled}
        aria-haspopup="dialog"
        onClick={() => {
          dialog.verb?.clear();
          onOpen?.();
          setAsked(true);
          setOpen(true);
        }}
      >
        {label}
      </button>
      {asked && <ConfirmDialog {...dialog} open={open} onClose={() => setOpen(false)} onConfirm={confirm} />}
    </>
  );
}
