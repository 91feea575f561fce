'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import type { PaletteEntry } from './palette';

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false });

/** Opens the command palette by a press or Ctrl/Cmd K; its script comes with the first opening. */
export function PaletteTrigger({ brand, entries }: { brand: string | null; entries: PaletteEntry[] }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.metaKey || event.ctrlKey) ||
        event.shiftKey ||
        event.altKey
      )
        return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-9 cursor-pointer items-center gap-2 rounded-md border border-border bg-surface px-2.5 text-dense text-muted hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus max-md:size-11 max-md:justify-center max-md:border-0 max-md:bg-transparent md:w-64"
      >
        <Search aria-hidden="true" className="size-4 max-md:size-4.5" />
        <span className="flex-1 text-start max-md:sr-only">Search or do …</span>
        <span
          aria-hidden="true"
          className="rounded-sm border border-border px-1 font-sans text-[0.6875rem] max-md:hidden before:content-['Ctrl_K']"
        />
      </button>
      {open && <Palette brand={brand} entries={entries} onClose={() => setOpen(false)} />}
    </>
  );
}
