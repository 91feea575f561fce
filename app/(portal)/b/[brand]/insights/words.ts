import type { FigureKey } from '@/lib/insights/figures';
import type { Wait } from '@/lib/insights/state-store';
import type { ThroughputSeries } from '@/lib/insights/store';

export const seriesWords: Record<ThroughputSeries, string> = {
  runs: 'Runs',
  picks: 'Picks',
  submissions: 'Submissions',
  approvals: 'Approvals',
  deliveries: 'Deliveries',
};

export const waitWords: Record<Wait, string> = {
  queued: 'Queued',
  running: 'Drawn by the model',
  pick: 'Until the pick',
  submit: 'Until submitted',
  brand_review: 'Brand review',
  legal_review: 'Legal review',
  delivery: 'Until delivered',
};

const ATTEMPT =
  'An attempt is one run request in a concept before its first pick, however many pictures it asks for.';

export const figureWords: Record<FigureKey, { name: string; means: string; better: 'more' | 'less' }> = {
  approved: {
    name: 'Approved assets',
    means:
      'Pictures that passed every review stage, counted on the day of the last sign-off. A later recall does not take that away.',
    better: 'more',
  },
  timeToConcept: {
    name: 'Time to concept',
    means:
      'From the first request of a concept to its first pick; half of the concepts took less. Of concepts that were begun in this time and have a pick.',
    better: 'less',
  },
  firstPassYield: {
    name: 'First-pass yield',
    means:
      'Of the pictures whose first review ended in this time, the share that was approved at once: no changes requested, not rejected.',
    better: 'more',
  },
  costPerApproved: {
    name: 'Cost per approved asset',
    means:
      'All money of the runs that were requested in this time, dead branches too, divided by the pictures that were approved in it.',
    better: 'less',
  },
  attemptsPerPick: {
    name: 'Attempts per pick',
    means: `All attempts, those of concepts never picked too, divided by the concepts that were picked. ${ATTEMPT}`,
    better: 'less',
  },
  minutesPerPick: {
    name: 'Minutes per pick',
    means:
      'Working time of all attempts, divided by the concepts that were picked. An attempt lasts until the next one or the pick; a pause of more than 30 minutes counts as 30.',
    better: 'less',
  },
  moneyPerPick: {
    name: 'Money per pick',
    means:
      'Money of all attempts, those of concepts never picked too, divided by the concepts that were picked.',
    better: 'less',
  },
};

export const panelMeans = {
  throughput:
    'How often each thing happened: a run is one request; a pick is a picture somebody chose, unless it was taken back; a submission goes to review; an approval is its last sign-off; a delivery is a file in the delivery bucket. Days and weeks are in UTC, weeks begin on Monday.',
  states:
    'How long work that began in this time stayed in each state: half of it less than the median, nine in ten less than the 90 % mark. What is still in a state is counted, not measured.',
  fatigue: `${ATTEMPT} Further cost per pick: money and working time of this and all later attempts, divided by the picks that they gave. The inflection point is the first attempt where that is above the hand-off price; without a price, where fewer than half as many are picked as at the first. Attempts that fewer than three concepts reached decide nothing.`,
  cost: 'Money of the runs of this time by tier and model, divided by all pictures that were approved in it; the parts add up to the cost per approved asset.',
  reviews:
    'How the reviews that ended in this time ended. Approved at first: the first submission of the picture was approved. Later: it had been turned down before.',
  unpicked:
    'Concepts begun in this time that never had a pick. One has passed its inflection point when its next attempt is one that does not pay in its campaign, or when it alone has cost as much as a hand-off.',
} as const;
