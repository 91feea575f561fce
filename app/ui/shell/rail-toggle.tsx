'use client';

import { PanelLeft } from 'lucide-react';
import { RAIL_COOKIE, SHELL_ID } from './rail-cookie';

/** Makes the rail narrow or wide, and remembers it. */
export function RailToggle() {
  const toggle = () => {
    const shell = document.getElementById(SHELL_ID);
    if (!shell) return;
    const rail = shell.dataset.rail === 'narrow' ? 'wide' : 'narrow';
    shell.dataset.rail = rail;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
    document.cookie = `${RAIL_COOKIE}=${rail}; path=/; max-age=31536000; samesite=lax`;
  };
  return (
    <button
      type="button"
      onClick={toggle}
      title="Narrow or wide"
      className="mt-3 flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 text-dense text-muted hover:bg-default hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus group-data-[rail=narrow]/shell:justify-center group-data-[rail=narrow]/shell:px-0"
    >
      <PanelLeft aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.75} />
      <span className="group-data-[rail=narrow]/shell:sr-only">Collapse</span>
    </button>
  );
}
