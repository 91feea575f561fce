import type { ReactNode } from 'react';

/** Text of axes and labels: the theme's own colours, in both themes. */
export const tick = { fill: 'var(--muted)', fontSize: 12 } as const;
export const axis = { stroke: 'var(--border)', tickLine: false } as const;
export const grid = { stroke: 'var(--separator)' } as const;

/** Text on a bar or a line stays readable where another line crosses it. */
export const halo = { paintOrder: 'stroke', stroke: 'var(--surface)', strokeWidth: 4 } as const;

/** What Recharts hands to the content of a tooltip, as far as it is read here. */
export type TipProps<Row> = { active?: boolean; payload?: readonly { payload?: Row }[] };

/** The one row that a tooltip is about; null when there is none. */
export const rowOf = <Row,>({ active, payload }: TipProps<Row>): Row | null =>
  (active && payload?.[0]?.payload) || null;

export function Tip({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className="rounded-md bg-overlay px-2.5 py-1.5 text-xs text-foreground shadow-overlay">
      <p className="font-medium">{title}</p>
      {lines.map((line) => (
        <p key={line} className="text-muted">
          {line}
        </p>
      ))}
    </div>
  );
}

/** The frame of a chart; its focus shows around the whole of it. The chart itself carries the name. */
export function ChartFrame({ height, children }: { height: number; children: ReactNode }) {
  return (
    <div
      style={{ height }}
      className="min-w-0 rounded-sm has-[svg:focus-visible]:outline-2 has-[svg:focus-visible]:outline-focus [&_svg]:outline-none"
    >
      {children}
    </div>
  );
}

/** Hatching in the accent, for what must not be told by colour alone. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--surface)" />
        <rect width="2.5" height="6" fill="var(--accent-text)" />
      </pattern>
    </defs>
  );
}

/** A mark with its name, below a chart. */
export function Key({ children, label }: { children: ReactNode; label: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden="true" width="20" height="12" viewBox="0 0 20 12">
        {children}
      </svg>
      {label}
    </li>
  );
}
