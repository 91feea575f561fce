'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';

export type PaletteEntry = { group: string; label: string; href: string; hint?: string };

const matches = (entry: PaletteEntry, query: string) =>
  query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${entry.label} ${entry.hint ?? ''}`.toLowerCase().includes(word));

/** What the server finds by name: campaigns, templates, references. Nothing while the reader is still typing. */
function useFound(brand: string | null, query: string): PaletteEntry[] {
  const [found, setFound] = useState<PaletteEntry[]>([]);
  useEffect(() => {
    if (!brand || query.length < 2) {
      setFound([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const url = `/api/b/${brand}/palette?q=${encodeURIComponent(query)}`;
      const answer = await fetch(url, { signal: abort.signal }).catch(() => null);
      if (answer?.ok) setFound((await answer.json()) as PaletteEntry[]);
    }, 150);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [brand, query]);
  return found;
}

/** Go anywhere, start anything allowed. A combobox in a dialog: arrows choose, Enter goes, Escape closes. */
export function Palette({
  brand,
  entries,
  onClose,
}: {
  brand: string | null;
  entries: PaletteEntry[];
  onClose: () => void;
}) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const trimmed = query.trim();
  const found = useFound(brand, trimmed);
  const list = useMemo(
    () =>
      [...(trimmed ? entries.filter((entry) => matches(entry, trimmed)) : entries), ...found].slice(0, 30),
    [entries, found, trimmed],
  );
  const current = Math.min(at, Math.max(0, list.length - 1));

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);

  const go = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    router.push(entry.href);
  };
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && list.length) {
      event.preventDefault();
      setAt((current + step + list.length) % list.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      go(list[current]);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press on the backdrop; the keyboard has Escape.
    <dialog
      ref={dialog}
      aria-label="Search and commands"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      className="mx-auto mt-[12dvh] w-[min(36rem,calc(100vw-1.5rem))] overflow-hidden rounded-xl bg-overlay p-0 text-foreground shadow-overlay backdrop:bg-backdrop"
    >
      <div className="flex max-h-[60dvh] flex-col">
        <input
          role="combobox"
          aria-label="Search and commands"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={list.length ? `${id}-${current}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder="Go to a page, a campaign, or do …"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={key}
          className="h-12 w-full border-b border-separator bg-transparent px-4 outline-none placeholder:text-field-placeholder"
        />
        {list.length === 0 && <p className="p-4 text-dense text-muted">Nothing of that name.</p>}
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="Results"
          tabIndex={-1}
          className="overflow-y-auto p-1.5"
        >
          {list.map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys.
            <div
              key={`${entry.href} ${entry.label}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              onClick={() => go(entry)}
              onPointerMove={() => setAt(index)}
              className="flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 text-dense aria-selected:bg-default"
            >
              <span className="truncate">{entry.label}</span>
              <span className="shrink-0 text-xs text-muted">{entry.hint ?? entry.group}</span>
            </div>
          ))}
        </div>
      </div>
    </dialog>
  );
}
