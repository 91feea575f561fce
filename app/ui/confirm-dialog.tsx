'use client';

import { AlertDialog } from '@heroui/react/alert-dialog';
import { Button } from '@heroui/react/button';
import type { ReactNode } from 'react';
import { Problems } from './problems';
import type { VerbState } from './use-verb';

export type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, in numbers; fields such as a reason go here too. */
  children: ReactNode;
  /** Says what it does: `Recall 3 deliveries`. */
  confirmLabel: string;
  danger?: boolean;
  /** Pressing is possible only when true: a reason is given, a statement ticked. */
  ready?: boolean;
  verb?: VerbState;
  onConfirm: () => void;
};

/** Asks once before what cannot be undone. Load it lazily: see confirm-button.tsx. */
export function ConfirmDialog({
  open,
  onClose,
  title,
  children,
  confirmLabel,
  danger = false,
  ready = true,
  verb,
  onConfirm,
}: ConfirmDialogProps) {
  return (
    <AlertDialog isOpen={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Backdrop isKeyboardDismissDisabled={verb?.pending ?? false}>
        <AlertDialog.Container size="md">
          <AlertDialog.Dialog>
            <AlertDialog.Header>
              <AlertDialog.Heading>{title}</AlertDialog.Heading>
            </AlertDialog.Header>
            <AlertDialog.Body className="flex flex-col gap-3">
              {children}
              {verb?.error && <Problems message={verb.error.message} reasons={verb.error.reasons} />}
            </AlertDialog.Body>
            <AlertDialog.Footer>
              <Button variant="outline" onPress={onClose} isDisabled={verb?.pending}>
                Cancel
              </Button>
              <Button
                variant={danger ? 'danger' : 'primary'}
                isPending={verb?.pending}
                isDisabled={!ready}
                onPress={onConfirm}
              >
                {confirmLabel}
              </Button>
            </AlertDialog.Footer>
          </AlertDialog.Dialog>
        </AlertDialog.Container>
      </AlertDialog.Backdrop>
    </AlertDialog>
  );
}
