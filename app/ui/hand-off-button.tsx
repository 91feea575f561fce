'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { type ButtonLook, buttonClass } from './button-class';

const HandOffDialog = dynamic(() => import('./hand-off-dialog').then((module) => module.HandOffDialog), {
  ssr: false,
});

/**
 * Offers to pack a concept for a designer; the dialog's script is loaded with the first press. `passed` is the sentence
 * that says why going on does not pay; without one the person has to say why. `handOffs`: how often it was done already.
 */
export function HandOffButton({
  brand,
  conceptId,
  conceptName,
  passed,
  handOffs,
  look,
}: {
  brand: string;
  conceptId: string;
  conceptName: string;
  passed: string | null;
  handOffs: number;
  look?: ButtonLook;
}) {
  const [asked, setAsked] = useState(0);
  const [open, setOpen] = useState(false);
  const label = handOffs > 0 ? 'Hand off again' : 'Hand to a designer';
  return (
    <>
      <button
        type="button"
        className={buttonClass({ variant: 'outline', size: 'sm', ...look })}
        aria-haspopup="dialog"
        aria-label={`${label}: ${conceptName}`}
        onClick={() => {
          setAsked((before) => before + 1);
          setOpen(true);
        }}
      >
        {label}
      </button>
      {asked > 0 && (
        <HandOffDialog
          key={asked}
          open={open}
          onClose={() => setOpen(false)}
          brand={brand}
          conceptId={conceptId}
          conceptName={conceptName}
          passed={passed}
          handOffs={handOffs}
        />
      )}
    </>
  );
}
