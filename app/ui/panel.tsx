import type { ReactNode } from 'react';

/** A titled area of a page. */
export function Panel({
  title,
  description,
  actions,
  children,
  className,
  id,
}: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
  id?: string;
}) {
  return (
    <section id={id} className={`card card--default gap-3 p-4 ${className ?? ''}`}>
      {(title || actions) && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <div>
            {title && <h2 className="text-sm leading-6 font-semibold">{title}</h2>}
            {description && <p className="text-dense text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Names and values, for records. Empty values are left out by the caller, not shown as a dash. */
export function Facts({ items }: { items: { name: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-1.5 text-dense max-sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, and names may be elements.
        <div key={index} className="contents">
          <dt className="text-muted">{item.name}</dt>
          <dd className="min-w-0 wrap-anywhere">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
