import Link from 'next/link';

export type TabLink = { href: string; label: string; count?: number };

/** Tabs that are pages: each has its address. `current` is the href of the open one. */
export function TabLinks({ label, tabs, current }: { label: string; tabs: TabLink[]; current: string }) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto border-b border-border">
      <ul className="flex min-w-max gap-1">
        {tabs.map((tab) => {
          const open = tab.href === current;
          return (
            <li key={tab.href}>
              <Link
                href={tab.href}
                aria-current={open ? 'page' : undefined}
                className={`-mb-px flex min-h-10 items-center gap-1.5 border-b-2 px-3 text-dense font-medium ${
                  open
                    ? 'border-accent text-foreground'
                    : 'border-transparent text-muted hover:text-foreground'
                }`}
              >
                {tab.label}
                {tab.count !== undefined && <span className="text-muted">{tab.count}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
