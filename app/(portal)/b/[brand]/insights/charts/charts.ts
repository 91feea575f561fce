// One chunk for all charts: it is loaded after the page, and Recharts with it, once.
export { BarsChart } from './bars-chart';
export { FurtherCostChart, ShareChart } from './fatigue-charts';
export { StatesChart } from './states-chart';
export { ThroughputChart } from './throughput-chart';
