'use client';

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatDuration } from '@/app/ui/format';
import { axis, ChartFrame, grid, Key, rowOf, Tip, type TipProps, tick } from './parts';

type Row = { name: string; medianMs: number; p90Ms: number; left: number };
export type StatesChartProps = { rows: readonly Row[] };

const SECOND = 1000;
const steps = [1, 60, 3600, 86_400, 864_000, 8_640_000].map((seconds) => seconds * SECOND);
const atLeast = (ms: number) => Math.max(ms, SECOND);

const round = (x: number, y: number) => (
  <circle cx={x} cy={y} r={5} fill="var(--accent)" stroke="var(--surface)" strokeWidth={1.5} />
);
const square = (x: number, y: number) => (
  <path
    d={`M${x},${y - 5.5} l5.5,5.5 l-5.5,5.5 l-5.5,-5.5 z`}
    fill="var(--surface)"
    stroke="var(--accent-text)"
    strokeWidth={1.5}
  />
);

function Range(props: unknown) {
  const { x, y, width, height } = props as Record<'x' | 'y' | 'width' | 'height', number>;
  const middle = y + height / 2;
  return (
    <g>
      <line x1={x} x2={x + width} y1={middle} y2={middle} stroke="var(--accent-text)" strokeWidth={1.5} />
      {square(x + width, middle)}
      {round(x, middle)}
    </g>
  );
}

/** From the median to the 90 % mark of each state. The scale is logarithmic: seconds and days on one axis. */
export function StatesChart({ rows }: StatesChartProps) {
  const longest = Math.max(SECOND, ...rows.map((row) => row.p90Ms));
  const ticks = steps.filter((_, index) => index < 2 || (steps[index - 1] ?? 0) < longest);
  const data = rows.map((row) => ({ ...row, range: [atLeast(row.medianMs), atLeast(row.p90Ms)] }));
  return (
    <div>
      <ChartFrame height={36 * rows.length + 40}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            aria-label="Time in each state, from the median to the 90 % mark"
            data={data}
            layout="vertical"
            margin={{ top: 4, right: 20, bottom: 0, left: 0 }}
          >
            <CartesianGrid horizontal={false} {...grid} />
            <XAxis
              type="number"
              scale="log"
              domain={[SECOND, ticks.at(-1) ?? SECOND]}
              ticks={ticks}
              tickFormatter={formatDuration}
              tick={tick}
              {...axis}
            />
            <YAxis type="category" dataKey="name" width={124} tick={tick} axisLine={false} tickLine={false} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--default)', opacity: 0.6 }}
              content={(props: unknown) => {
                const row = rowOf(props as TipProps<Row>);
                if (!row) return null;
                const lines = [
                  `Median: ${formatDuration(row.medianMs)}`,
                  `Nine in ten: ${formatDuration(row.p90Ms)}`,
                  `Of ${row.left}`,
                ];
                return <Tip title={row.name} lines={lines} />;
              }}
            />
            <Bar dataKey="range" shape={Range} isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </ChartFrame>
      <ul className="mt-1 flex flex-wrap gap-x-4 text-xs text-muted">
        <Key label="Median">{round(10, 6)}</Key>
        <Key label="Nine in ten take less">{square(10, 6)}</Key>
        <li>The scale is logarithmic.</li>
      </ul>
    </div>
  );
}
