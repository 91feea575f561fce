'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/app/ui/skeletons';

const charts = () => import('./charts');

/** Keeps the chart's place while its script comes; the numbers are in the table already. */
const waiting = (height: string) => () => <Skeleton className={`w-full ${height}`} />;

export const ThroughputChart = dynamic(() => charts().then((all) => all.ThroughputChart), {
  ssr: false,
  loading: waiting('h-[304px]'),
});
export const StatesChart = dynamic(() => charts().then((all) => all.StatesChart), {
  ssr: false,
  loading: waiting('h-[312px]'),
});
export const ShareChart = dynamic(() => charts().then((all) => all.ShareChart), {
  ssr: false,
  loading: waiting('h-[260px]'),
});
export const FurtherCostChart = dynamic(() => charts().then((all) => all.FurtherCostChart), {
  ssr: false,
  loading: waiting('h-[260px]'),
});
export const BarsChart = dynamic(() => charts().then((all) => all.BarsChart), {
  ssr: false,
  loading: waiting('h-32'),
});
