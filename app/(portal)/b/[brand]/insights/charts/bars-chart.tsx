'use client';

import { useId } from 'react';
import { Bar, BarChart, Cell, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axis, ChartFrame, Hatch, rowOf, Tip, type TipProps, tick } from './parts';

export type BarRow = {
  name: string;
  value: number;
  said: string;
  /** Further lines of the tooltip. */
  more: readonly string[];
  /** Drawn hatched. */
  hatched?: boolean;
};
export type BarsChartProps = { name: string; rows: readonly BarRow[] };

/** Named bars, one below the other, each with its number. */
export function BarsChart({ name, rows }: BarsChartProps) {
  const hatch = useId();
  return (
    <ChartFrame height={44 * rows.length + 12}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          aria-label={name}
          data={[...rows]}
          layout="vertical"
          margin={{ top: 4, right: 56, bottom: 4, left: 0 }}
        >
          <Hatch id={hatch} />
          <XAxis type="number" hide domain={[0, (max: number) => max || 1]} />
          <YAxis type="category" dataKey="name" width={132} tick={tick} {...axis} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--default)', opacity: 0.6 }}
            content={(props: unknown) => {
              const row = rowOf(props as TipProps<BarRow>);
              return row ? <Tip title={row.name} lines={[row.said, ...row.more]} /> : null;
            }}
          />
          <Bar dataKey="value" maxBarSize={22} minPointSize={1} isAnimationActive={false}>
            {rows.map((row) => (
              <Cell
                key={row.name}
                fill={row.hatched ? `url(#${hatch})` : 'var(--accent)'}
                stroke={row.hatched ? 'var(--accent-text)' : 'none'}
              />
            ))}
            <LabelList dataKey="said" position="right" {...tick} fill="var(--foreground)" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
