import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBudget } from '@/lib/budgets/store';
import { db } from '@/lib/db/client';
import { type KeyedProvider, keyedProviders } from '@/lib/models/provider-names';
import { Wire } from '@/lib/models/test-wire';
import { outputsOf } from '@/lib/runs/output-store';
import { requestRun } from '@/lib/runs/request-run';
import { makeWorld, runRequest, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { campaignOn, draftRoutes, drain, openRoutes, outcomeOf } from './test-provider';

const database = testDatabase();
const wire = new Wire();
let world: World;
let png: Buffer;
let jpeg: Buffer;
/** A PNG that hardly compresses, of 60 MB. */
let heavy: Buffer;

beforeAll(async () => {
  await wire.start();
  wire.use();
  const plain = sharp({ create: { width: 64, height: 64, channels: 3, background: '#a05030' } });
  png = await plain.clone().png().toBuffer();
  jpeg = await plain.clone().jpeg().toBuffer();
  const raw = { width: 4480, height: 4480, channels: 3 as const };
  const noise = Buffer.allocUnsafe(4480 * 4480 * 3);
  for (let at = 0, seed = 1; at < noise.length; at += 4) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    noise.writeUInt32LE(seed, at);
  }
  heavy = await sharp(noise, { raw }).png({ compressionLevel: 0 }).toBuffer();
  world = await makeWorld();
  await openRoutes(world, Object.values(draftRoutes));
}, 120_000);
afterAll(() => wire.stop());

type Money = { reservedMicros: number; spentMicros: number };
type Campaign = Awaited<ReturnType<typeof campaignOn>>;
const money = async (campaign: Campaign): Promise<Money> => {
  const found = await findBudget(db(), campaign.campaignId);
  if (!found) throw new Error('No budget.');
  return { reservedMicros: found.reservedMicros, spentMicros: found.spentMicros };
};

/** Runs one draft against the local provider and says what became of it and of the money. */
async function ran(campaign: Campaign, over: Record<string, unknown> = {}) {
  await database.asOwner('DELETE FROM route_health');
  wire.calls.length = 0;
  wire.linkStatus = 200;
  const before = await money(campaign);
  const { runId } = await requestRun(
    world.as.campaign_manager,
    runRequest(campaign, { size: '1:1', ...over }),
  );
  const held = (await money(campaign)).reservedMicros - before.reservedMicros;
  await drain(database, world, runId);
  const after = await money(campaign);
  return {
    runId,
    held,
    ...(await outcomeOf(runId)),
    reserved: after.reservedMicros - before.reservedMicros,
    spent: after.spentMicros - before.spentMicros,
  };
}

describe.each(keyedProviders)('%s', (provider: KeyedProvider) => {
  let campaign: Campaign;
  beforeAll(async () => {
    campaign = await campaignOn(world, [draftRoutes[provider]]);
  });
  const format = () => wire.formats[provider];

  /** Every case: how the provider answers; what becomes of the output; whether money is spent, and calls made. */
  const cases: [string, () => void, string, string | null, 'billed' | 'free' | 'held', number][] = [
    [
      'a picture',
      () => {
        wire.answer = format().picture(png);
      },
      'succeeded',
      null,
      'billed',
      1,
    ],
    [
      'no picture',
      () => {
        wire.answer = format().empty;
      },
      'failed',
      'no_picture',
      'billed',
      1,
    ],
    [
      '429 for ever',
      () => {
        wire.answer = format().error(429, { 'retry-after': '2' });
      },
      'failed',
      'busy',
      'free',
      4,
    ],
    [
      '500',
      () => {
        wire.answer = format().error(500);
      },
      'unknown',
      'provider_error',
      'held',
      1,
    ],
    [
      'a cut connection',
      () => {
        wire.answer = (response) => response.destroy();
      },
      'unknown',
      'interrupted',
      'held',
      1,
    ],
    [
      'a body that cannot be read',
      () => {
        wire.answer = (response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end('{"cut');
        };
      },
      'unknown',
      'malformed',
      'held',
      1,
    ],
    [
      'a JPEG announced as PNG',
      () => {
        wire.answer = format().picture(jpeg, 'image/png');
      },
      'succeeded',
      null,
      'billed',
      1,
    ],
    [
      'something that is no picture',
      () => {
        wire.answer = format().picture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
      },
      'failed',
      'bad_picture',
      'billed',
      1,
    ],
    [
      'a refused key',
      () => {
        wire.answer = format().error(401);
      },
      'failed',
      'no_access',
      'free',
      1,
    ],
  ];

  test.each(cases)('%s', async (_name, answer, state, code, bill, calls) => {
    answer();
    const { output, attempts, held, reserved, spent } = await ran(campaign);
    expect([output.state, output.errorCode]).toEqual([state, code]);
    expect(wire.calls).toHaveLength(calls);
    expect(attempts).toHaveLength(calls);
    // Held is what it may come to; afterwards nothing is held but what may still be billed.
    expect(held).toBeGreaterThan(0);
    expect({ reserved, spent }).toEqual({
      reserved: bill === 'held' ? held : 0,
      spent: bill === 'billed' ? held : 0,
    });
    if (state !== 'succeeded') expect(output.message).toMatch(/^(The|Our) .*\.$/);
    // A second delivery of the job calls nobody and bills nothing.
    await drain(database, world, output.runId);
    expect(wire.calls).toHaveLength(calls);
  });

  test('a refusal of the content is told as that', async () => {
    wire.answer = format().refusal;
    const { output, reserved } = await ran(campaign);
    expect([output.state, output.errorCode, reserved]).toEqual(['failed', 'refused_content', 0]);
  });

  test('one of four refused: three pictures, three bills', async () => {
    let turn = 0;
    wire.answer = (response, call) =>
      (turn++ === 2 ? format().error(400) : format().picture(png))(response, call);
    const { runId, spent, reserved, held } = await ran(campaign, { count: 4 });
    const states = (await outputsOf(db(), runId)).map((output) => output.state);
    expect(states.sort()).toEqual(['failed', 'succeeded', 'succeeded', 'succeeded']);
    expect([spent, reserved]).toEqual([(held / 4) * 3, 0]);
  });

  test('429 twice, then a picture: three calls, one bill', async () => {
    let turn = 0;
    wire.answer = (response, call) =>
      (turn++ < 2 ? format().error(429) : format().picture(png))(response, call);
    const { output, attempts, spent, held } = await ran(campaign);
    expect(output.state).toBe('succeeded');
    expect(attempts.map((attempt) => [attempt.state, attempt.billedMicros])).toEqual([
      ['failed', 0],
      ['failed', 0],
      ['succeeded', held],
    ]);
    expect(spent).toBe(held);
  });
});

test('a picture of 60 MB is kept whole', async () => {
  expect(heavy.length).toBeGreaterThan(60e6);
  const campaign = await campaignOn(world, [draftRoutes.google]);
  wire.answer = wire.formats.google.picture(heavy);
  const { output } = await ran(campaign);
  expect(output.state).toBe('succeeded');
  const [asset] = (await database.asOwner(
    'SELECT b.size, a.width FROM asset a JOIN blob b ON b.sha256 = a.sha256 WHERE a.output_id = $1',
    [output.id],
  )) as { size: number; width: number }[];
  expect(asset).toEqual({ size: heavy.length, width: 4480 });
}, 60_000);

test.each(['fal', 'replicate'] as const)(
  '%s: the link has ended: billed, said, not asked again',
  async (provider) => {
    const campaign = await campaignOn(world, [draftRoutes[provider]]);
    const { runId } = await requestRun(world.as.campaign_manager, runRequest(campaign, { size: '1:1' }));
    wire.calls.length = 0;
    wire.linkStatus = 404;
    wire.answer = wire.formats[provider].picture(png);
    await drain(database, world, runId);
    const { output } = await outcomeOf(runId);
    expect(output).toMatchObject({
      state: 'failed',
      errorCode: 'picture_lost',
      billedMicros: output.reservedMicros,
    });
    expect(wire.calls).toHaveLength(1);
  },
);
