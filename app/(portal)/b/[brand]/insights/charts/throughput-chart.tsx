'use client';

import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { shortDay } from '../short-day';
import { axis, ChartFrame, rowOf, Tip, type TipProps, tick } from './parts';

type Row = { bucket: string; count: number };
export type ThroughputChartProps = {
  grain: 'day' | 'week';
  series: readonly { name: string; total: number; rows: readonly Row[] }[];
};

/** One small chart a kind, each with its own scale, on one axis of time: told apart by place and name, not by colour. */
export function ThroughputChart({ series, grain }: ThroughputChartProps) {
  return (
    <div className="flex flex-col gap-1">
      {series.map(({ name, total, rows }, index) => {
        const last = index === series.length - 1;
        return (
          <div key={name} className="flex items-start gap-2">
            <p className="w-20 shrink-0 pt-1 text-dense">
              <span className="block text-muted">{name}</span>
              <span className="font-semibold tabular-nums">{total}</span>
            </p>
            <div className="min-w-0 flex-1">
              <ChartFrame height={last ? 76 : 52}>
                <ResponsiveContainer width="100%" height="100%">
                  <BarChart
                    aria-label={`${name} by ${grain}: ${total} in all`}
                    data={[...rows]}
                    syncId="throughput"
                    margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
                  >
                    <XAxis
                      dataKey="bucket"
                      tickFormatter={shortDay}
                      tick={last ? tick : false}
                      height={last ? 24 : 1}
                      minTickGap={24}
                      {...axis}
                    />
                    <YAxis
                      width={26}
                      tick={tick}
                      allowDecimals={false}
                      tickCount={2}
                      domain={[0, (max: number) => Math.max(1, max)]}
                      axisLine={false}
                      tickLine={false}
                    />
                    <Tooltip
                      isAnimationActive={false}
                      cursor={{ fill: 'var(--default)' }}
                      content={(props: unknown) => {
                        const row = rowOf(props as TipProps<Row>);
                        if (!row) return null;
                        const when =
                          grain === 'day' ? shortDay(row.bucket) : `Week of ${shortDay(row.bucket)}`;
                        return <Tip title={when} lines={[`${name}: ${row.count}`]} />;
                      }}
                    />
                    <Bar dataKey="count" fill="var(--accent)" isAnimationActive={false} maxBarSize={24} />
                  </BarChart>
                </ResponsiveContainer>
              </ChartFrame>
            </div>
          </div>
        );
      })}
    </div>
  );
}
