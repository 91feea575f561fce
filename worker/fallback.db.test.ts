import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBudget } from '@/lib/budgets/store';
import { systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { admit } from '@/lib/models/health-store';
import { Wire } from '@/lib/models/test-wire';
import { outputsOf } from '@/lib/runs/output-store';
import { previewRun } from '@/lib/runs/preview-run';
import { requestRun } from '@/lib/runs/request-run';
import { startOutput } from '@/lib/runs/start-output';
import { decideTerms } from '@/lib/terms/decide-terms';
import { termsInForce } from '@/lib/terms/store';
import { makeWorld, runRequest, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { campaignOn, draftRoutes, drain, openRoutes, outcomeOf } from './test-provider';

const database = testDatabase();
const wire = new Wire();
const { google, openai } = draftRoutes;
let world: World;
let png: Buffer;

beforeAll(async () => {
  await wire.start();
  wire.use();
  png = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#a05030' } })
    .png()
    .toBuffer();
  world = await makeWorld();
  await openRoutes(world, [google, openai]);
});
beforeEach(async () => {
  wire.calls.length = 0;
  await database.asOwner('DELETE FROM route_health');
});
afterAll(() => wire.stop());

const byModel = (answers: Record<'gemini' | 'gpt', (typeof wire)['answer']>) => {
  wire.answer = (response, call) => answers[call.url.includes('gemini') ? 'gemini' : 'gpt'](response, call);
};
const pictures = () => ({ gemini: wire.formats.google.picture(png), gpt: wire.formats.openai.picture(png) });
const request = (campaign: Parameters<typeof runRequest>[0], over: Record<string, unknown> = {}) =>
  requestRun(world.as.campaign_manager, runRequest(campaign, { size: '1:1', ...over }));
const eventsOf = async (outputId: string) =>
  (
    (await database.asOwner('SELECT type FROM event WHERE subject_id = $1 ORDER BY position', [
      outputId,
    ])) as {
      type: string;
    }[]
  ).map((event) => event.type);
/** As if the rest had ended. */
const restIsOver = () =>
  database.asOwner("UPDATE route_health SET open_until = now() - interval '1 second', trial_until = NULL");

describe('a model that stays busy', () => {
  test('hands over to the next of the lockset, where that is allowed: recorded, within the reservation', async () => {
    const campaign = await campaignOn(world, [google, openai], { fallback: true });
    byModel({ ...pictures(), gemini: wire.formats.google.error(429) });
    const { runId } = await request(campaign);
    const [{ reservedMicros } = { reservedMicros: 0 }] = await outputsOf(db(), runId);
    // The dearer of the two, not the one that was chosen.
    expect(reservedMicros).toBe(35_000);
    await drain(database, world, runId);
    const { output, attempts } = await outcomeOf(runId);
    expect(output).toMatchObject({ state: 'succeeded', routeId: openai });
    expect(attempts.map((attempt) => attempt.routeId)).toEqual([google, google, google, google, openai]);
    expect(await eventsOf(output.id)).toEqual([
      ...['output.started', 'output.retried', 'output.started', 'output.retried', 'output.started'],
      ...['output.retried', 'output.started', 'output.fell_back', 'output.started', 'output.succeeded'],
    ]);
    expect(await findBudget(db(), campaign.campaignId)).toMatchObject({
      reservedMicros: 0,
      spentMicros: 35_000,
    });
  });

  test('fails where the lockset allows no other', async () => {
    const campaign = await campaignOn(world, [google, openai]);
    byModel({ ...pictures(), gemini: wire.formats.google.error(429) });
    const { runId } = await request(campaign);
    await drain(database, world, runId);
    const { output } = await outcomeOf(runId);
    expect(output).toMatchObject({ state: 'failed', errorCode: 'busy', routeId: null, billedMicros: 0 });
    expect(output.message).toContain('tried 4 times');
  });

  test('does not hand over to a model whose terms were refused meanwhile', async () => {
    const campaign = await campaignOn(world, [google, openai], { fallback: true });
    const { runId } = await request(campaign);
    const terms = (await termsInForce(db(), world.brand.id, [openai])).get(openai);
    const decide = (decision: 'accepted' | 'refused') =>
      decideTerms(world.as.legal, {
        routeId: openai,
        termsId: terms?.terms?.id,
        decision,
        limits: { uses: null, territories: null, until: null },
      });
    await decide('refused');
    byModel({ ...pictures(), gemini: wire.formats.google.error(401) });
    await drain(database, world, runId);
    await decide('accepted');
    const { output } = await outcomeOf(runId);
    expect(output).toMatchObject({ state: 'failed', errorCode: 'no_access' });
    expect(wire.calls.every((call) => call.url.includes('gemini'))).toBe(true);
  });

  test('a call that may have been billed goes to no other model', async () => {
    const campaign = await campaignOn(world, [google, openai], { fallback: true });
    byModel({ ...pictures(), gemini: (response) => response.destroy() });
    const { runId } = await request(campaign);
    await drain(database, world, runId);
    expect((await outcomeOf(runId)).output.state).toBe('unknown');
    expect(wire.calls).toHaveLength(1);
  });
});

describe('the circuit breaker', () => {
  const breakDown = async (campaign: Parameters<typeof runRequest>[0]) => {
    byModel({ ...pictures(), gemini: wire.formats.google.error(500) });
    for (let turn = 0; turn < 5; turn++) {
      const { runId } = await request(campaign);
      await drain(database, world, runId);
    }
    expect(wire.calls).toHaveLength(5);
    wire.calls.length = 0;
    byModel(pictures());
  };

  test('opens after five failures; then a run waits, visibly, and starts by itself', async () => {
    const campaign = await campaignOn(world, [google]);
    await breakDown(campaign);
    const { idempotencyKey: _key, locksetHash: _hash, ...choices } = runRequest(campaign, { size: '1:1' });
    const preview = await previewRun(world.as.campaign_manager, choices);
    expect(preview.reasons).toEqual([]);
    expect(preview.warnings.map((warning) => warning.code)).toContain('waits');

    const { runId } = await request(campaign);
    await drain(database, world, runId, { rounds: 3 });
    const waiting = (await outcomeOf(runId)).output;
    expect(waiting).toMatchObject({ state: 'queued', message: expect.stringContaining('takes no calls') });
    expect(waiting.nextTryAt?.getTime()).toBeGreaterThan(Date.now());
    expect(wire.calls).toHaveLength(0);
    // However often it was looked at, the wait is recorded once.
    expect(await eventsOf(waiting.id)).toEqual(['output.waits']);

    await restIsOver();
    await drain(database, world, runId);
    expect((await outcomeOf(runId)).output.state).toBe('succeeded');
    expect(await database.asOwner('SELECT open_until, failures FROM route_health')).toEqual([
      { open_until: null, failures: 0 },
    ]);
  });

  test('sends new runs to another model at once, where the lockset allows one', async () => {
    const campaign = await campaignOn(world, [google, openai], { fallback: true });
    await breakDown(campaign);
    const { runId } = await request(campaign);
    const [run] = (await database.asOwner('SELECT route_id, decision FROM run WHERE id = $1', [runId])) as {
      route_id: string;
      decision: { others: { id: string; reasons: { code: string }[] }[] };
    }[];
    expect(run?.route_id).toBe(openai);
    expect(run?.decision.others).toEqual([
      expect.objectContaining({ id: google, reasons: [expect.objectContaining({ code: 'resting' })] }),
    ]);
  });

  test('half open, it lets one of many through', async () => {
    const campaign = await campaignOn(world, [google]);
    await breakDown(campaign);
    await restIsOver();
    const runs = await Promise.all(Array.from({ length: 8 }, () => request(campaign)));
    const outputs = (await Promise.all(runs.map(({ runId }) => outputsOf(db(), runId)))).flat();
    const started = await Promise.all(
      outputs.map(({ id }) => startOutput(systemCtx(world.brand), { outputId: id })),
    );
    expect(started.filter(Boolean)).toHaveLength(1);
    expect(await db().transaction((tx) => admit(tx, google, new Date()))).toBeInstanceOf(Date);
  });

  test('a refused key opens it at once', async () => {
    const campaign = await campaignOn(world, [google]);
    byModel({ ...pictures(), gemini: wire.formats.google.error(403) });
    const { runId } = await request(campaign);
    await drain(database, world, runId);
    const [health] = (await database.asOwner('SELECT open_until, last_code FROM route_health')) as {
      open_until: Date;
      last_code: string;
    }[];
    expect(health?.last_code).toBe('no_access');
    expect(health?.open_until.getTime()).toBeGreaterThan(Date.now());
  });
});

test('the database refuses a call to a model outside the lockset, whoever asks', async () => {
  const campaign = await campaignOn(world, [google]);
  const { runId } = await request(campaign);
  const [output] = await outputsOf(db(), runId);
  await expect(
    database.asOwner(
      "INSERT INTO attempt (id, output_id, number, route_id, state) VALUES ('att_x', $1, 1, $2, 'sent')",
      [output?.id, openai],
    ),
  ).rejects.toThrow('is not in the lockset');
});
