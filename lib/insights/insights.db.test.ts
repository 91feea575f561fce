import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sandboxDraft, sandboxFinal } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { insightCsv } from './csv-tables';
import { makeStage, read } from './test-history';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const database = testDatabase();
let stage: Awaited<ReturnType<typeof makeStage>>;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  stage = await makeStage(database.asOwner);
});
afterAll(() => {
  vi.useRealTimers();
});

describe('everybody’s figures', () => {
  test('throughput by day, with the ends of the span where they belong', async () => {
    const { throughput, period } = await read(stage.world.as.lead);
    expect(period).toMatchObject({ days: 14, grain: 'day' });
    expect(throughput).toHaveLength(14);
    const busy = throughput.filter((row) =>
      Object.values(row).some((value) => typeof value === 'number' && value > 0),
    );
    const row = (day: string, [runs, picks, submissions, approvals, deliveries]: number[]) => ({
      bucket: `2026-11-${day}`,
      runs,
      picks,
      submissions,
      approvals,
      deliveries,
    });
    expect(busy).toEqual([
      row('02', [3, 3, 2, 0, 0]),
      row('03', [1, 1, 1, 1, 1]),
      row('04', [0, 0, 1, 0, 0]),
      row('05', [0, 0, 1, 1, 0]),
      row('06', [0, 1, 0, 0, 0]),
      row('09', [3, 0, 0, 0, 0]),
      row('10', [1, 1, 0, 0, 0]),
      row('11', [1, 0, 0, 0, 0]),
    ]);
  });

  test('throughput by week begins on Monday', async () => {
    const { throughput, period } = await read(stage.world.as.lead, { from: '2026-10-14' });
    expect(period.grain).toBe('week');
    expect(throughput.map((row) => [row.bucket, row.runs])).toEqual([
      ['2026-10-12', 0],
      ['2026-10-19', 0],
      ['2026-10-26', 1],
      ['2026-11-02', 4],
      ['2026-11-09', 5],
    ]);
  });

  test('attempts by number: money, working time with long pauses cut, and picks', async () => {
    const { curve, concepts: figures } = await read(stage.world.as.lead);
    expect(
      curve.map(({ attempt, reached, picked, micros, workMs }) => [attempt, reached, picked, micros, workMs]),
    ).toEqual([
      [1, 5, 3, 60_000, 52 * MINUTE],
      [2, 2, 1, 20_000, 16 * MINUTE],
      [3, 1, 0, 10_000, 5_000],
    ]);
    expect(figures).toEqual({
      concepts: 5,
      picked: 4,
      attempts: 8,
      attemptsOfPicked: 5,
      medianToPickMs: 10 * MINUTE,
      micros: 90_000,
      workMs: 68 * MINUTE + 5_000,
    });
  });

  test('reviews: what was approved at once, later, or not; withdrawn ones do not count', async () => {
    const { reviews, reasons } = await read(stage.world.as.lead);
    expect(reviews).toEqual({
      decided: 4,
      approved: 2,
      firstDecided: 3,
      firstApproved: 1,
      changesRequested: 1,
      rejected: 1,
    });
    expect(reasons.map(({ decision, stage, reason }) => [decision, stage, reason])).toEqual([
      ['changes_requested', 'brand', 'Too busy above'],
      ['rejected', 'brand', '=The cup leans'],
    ]);
  });

  test('money by tier and model, beside what was approved', async () => {
    const { spend, approved } = await read(stage.world.as.lead);
    expect(approved).toBe(2);
    expect(
      spend.map(({ tier, routeId, pictures, micros, approved: n }) => [tier, routeId, pictures, micros, n]),
    ).toEqual([
      ['draft', sandboxDraft, 9, 90_000, 1],
      ['final', sandboxFinal, 1, 60_000, 1],
    ]);
  });

  test('the first row, against the fortnight before, and how it moved', async () => {
    const { figures, trend } = await read(stage.world.as.lead);
    expect(figures).toMatchObject({
      approved: { value: 2, before: 0 },
      timeToConcept: { value: 10 * MINUTE, before: 20 * MINUTE },
      costPerApproved: { value: 75_000, before: null },
      attemptsPerPick: { value: 2, before: 1 },
      moneyPerPick: { value: 22_500, before: 10_000 },
    });
    expect(figures.firstPassYield.value).toBeCloseTo(1 / 3, 9);
    expect(figures.minutesPerPick.value).toBeCloseTo((68 + 1 / 12) / 4, 9);
    // Ten parts of 33.6 hours: approvals after 36 and 82 hours, decisions after 39.5 and 58, too.
    expect(trend.approved).toEqual([0, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(trend.firstPassYield).toEqual([null, 1 / 3, ...Array(8).fill(null)]);
    expect(trend.attemptsPerPick[0]).toBe(1.5);
    expect(trend.attemptsPerPick[5]).toBeNull();
  });

  test('time in each state', async () => {
    const { states } = await read(stage.world.as.lead);
    const of = (name: string) => states.find((row) => row.state === name);
    expect(of('queued')).toMatchObject({ left: 10, still: 0, medianMs: 1_000, p90Ms: 1_000 });
    expect(of('running')).toMatchObject({ left: 10, still: 0, medianMs: 4_000 });
    expect(of('pick')).toMatchObject({ left: 4, still: 0, medianMs: 475_000 });
    // A picked draft leaves with the submission of its refinement.
    expect(of('submit')).toMatchObject({ left: 4, still: 2, medianMs: 29.5 * MINUTE });
    expect(of('brand_review')).toMatchObject({ left: 5, still: 0, medianMs: HOUR });
    expect(of('legal_review')).toMatchObject({ left: 2, still: 0, medianMs: 12.25 * HOUR });
    expect(of('delivery')).toMatchObject({ left: 1, still: 1, medianMs: 10_000 });
  });

  test('concepts that are not picked yet; one whose pick was taken back had one', async () => {
    const { unpicked } = await read(stage.world.as.lead);
    expect(unpicked.map((row) => row.conceptId)).toEqual([stage.history.tired]);
    expect(unpicked[0]).toMatchObject({
      attempts: 3,
      micros: 30_000,
      currency: 'USD',
      workMs: 15 * MINUTE + 5_000,
      handOffs: 0,
    });
  });
});

test('a table as CSV: its rows, numbers as numbers, and nothing that a spreadsheet would run', async () => {
  const data = await read(stage.world.as.lead);
  const lines = insightCsv(data, 'throughput').split('\r\n');
  expect(lines[0]).toBe('\uFEFFday,runs,picks,submissions,approvals,deliveries');
  expect(lines[1]).toBe('2026-11-02,3,3,2,0,0');
  expect(insightCsv(data, 'reviews')).toContain("'=The cup leans");
  expect(insightCsv(data, 'cost')).toContain(`draft,Sandbox draft,${sandboxDraft},9,1,0.09,0.045,USD`);
  expect(insightCsv(data, 'fatigue')).toContain('2,2,1,0.5,');
});
