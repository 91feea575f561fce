'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react';

/**
 * A small menu that opens from a button: the browser's own details element, closed by Escape, by a press elsewhere and
 * by going to another page. HeroUI's Popover would cost every page 40 kB.
 */
export function Popup({
  label,
  className,
  trigger,
  panelClassName,
  onOpen,
  children,
}: {
  label: string;
  className: string;
  trigger: ReactNode;
  panelClassName?: string;
  onOpen?: () => void;
  children: ReactNode;
}) {
  const root = useRef<HTMLDetailsElement>(null);
  const path = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: closes whenever the page changes.
  useEffect(() => {
    if (root.current) root.current.open = false;
  }, [path]);

  useEffect(() => {
    const away = (event: PointerEvent) => {
      const details = root.current;
      if (details?.open && !details.contains(event.target as Node)) details.open = false;
    };
    const onEscape = (event: KeyboardEvent) => {
      const details = root.current;
      if (event.key !== 'Escape' || !details?.open) return;
      details.open = false;
      details.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('keydown', onEscape);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('keydown', onEscape);
    };
  }, []);

  const toggled = (event: SyntheticEvent<HTMLDetailsElement>) => {
    if (event.currentTarget.open) onOpen?.();
  };

  return (
    <details ref={root} className="relative" onToggle={toggled}>
      <summary aria-label={label} title={label} className={className}>
        {trigger}
      </summary>
      <div
        className={`absolute end-0 z-40 mt-1.5 max-h-[70dvh] overflow-y-auto rounded-lg bg-overlay p-1.5 text-dense shadow-overlay ${panelClassName ?? 'w-64'}`}
      >
        {children}
      </div>
    </details>
  );
}
