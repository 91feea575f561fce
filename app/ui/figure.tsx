import type { ReactNode } from 'react';

/** One number with its name; `note` says against what, or since when. */
export function Figure({
  name,
  value,
  note,
  title,
}: {
  name: string;
  value: ReactNode;
  note?: ReactNode;
  title?: string;
}) {
  return (
    <div className="card card--default gap-0.5 p-4" title={title}>
      <p className="text-dense text-muted">{name}</p>
      <p className="text-2xl leading-8 font-semibold tracking-tight">{value}</p>
      {note && <p className="text-xs text-muted">{note}</p>}
    </div>
  );
}
