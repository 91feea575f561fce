import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';

export type Crumb = { label: string; href: string };

/** Where this is, what it is, and the one thing to do here. `meta`: chips and facts under the title. */
export function PageHeader({
  title,
  crumbs = [],
  action,
  meta,
  children,
}: {
  title: ReactNode;
  crumbs?: Crumb[];
  action?: ReactNode;
  meta?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="mb-5 flex flex-col gap-2">
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumb">
          <ol className="flex flex-wrap items-center gap-1 text-dense text-muted">
            {crumbs.map((crumb) => (
              <Fragment key={crumb.href}>
                <li>
                  <Link href={crumb.href} className="rounded-sm hover:text-foreground hover:underline">
                    {crumb.label}
                  </Link>
                </li>
                <li aria-hidden="true">
                  <ChevronRight className="size-3.5" />
                </li>
              </Fragment>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-xl leading-8 font-semibold tracking-tight wrap-anywhere">{title}</h1>
          {meta && (
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-dense text-muted">
              {meta}
            </div>
          )}
        </div>
        {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </div>
      {children}
    </header>
  );
}
