import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { findBudget } from '@/lib/budgets/store';
import type { LocksetDocument } from '@/lib/campaigns/schemas';
import { type Ctx, systemCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { starterSpec } from '@/lib/templates/starter-spec';
import {
  makeActiveCampaign,
  makeWorld,
  runRequest,
  storedPicture,
  type World,
} from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { finishOutput } from './finish-output';
import { loadOutput, outputsOf } from './output-store';
import { requestRun } from './request-run';
import { startOutput } from './start-output';
import { findLocksetByHash } from './store';
import { type HostileWorld, hostileRequest, withChanges } from './test-hostile';

/** 100,000 in `npm run bench hostile`. */
const REQUESTS = Number(process.env.HOSTILE_REQUESTS ?? 500);
const AT_ONCE = 10;
const LIMIT = 1_000_000_000_000;

testDatabase();
let people: Ctx[];
let world: World;
let campaign: Awaited<ReturnType<typeof makeActiveCampaign>>;
let hostile: HostileWorld;
let document: LocksetDocument;

/** A finished picture of a campaign. */
async function picture(of: World, made: Awaited<ReturnType<typeof makeActiveCampaign>>): Promise<string> {
  const { outputs } = await requestRun(of.as.campaign_manager, runRequest(made));
  const ctx = systemCtx(of.brand);
  const outputId = outputs[0]?.id ?? '';
  const started = await startOutput(ctx, { outputId });
  const done = await finishOutput(ctx, {
    outputId,
    attemptId: started?.attemptId ?? '',
    blob: (await storedPicture()).image,
    usage: {},
    response: {},
    modelReported: null,
  });
  return done?.assetId ?? '';
}

beforeAll(async () => {
  world = await makeWorld();
  const other = await makeWorld();
  campaign = await makeActiveCampaign(world, { limitMicros: LIMIT });
  const sister = await makeActiveCampaign(world);
  const foreign = await makeActiveCampaign(other);
  const [asset, sisters, foreigners] = [
    await picture(world, campaign),
    await picture(world, sister),
    await picture(other, foreign),
  ];
  const found = await findLocksetByHash(db(), world.brand.id, campaign.campaignId, campaign.locksetHash);
  if (!found) throw new Error('No lockset.');
  document = found;
  people = [
    world.as.campaign_manager,
    world.as.creative,
    world.as.legal,
    world.as.brand_owner,
    world.as.lead,
    other.as.campaign_manager,
    { ...world.as.campaign_manager, roles: [] },
  ];
  hostile = {
    request: runRequest(campaign),
    own: {
      operation: ['generate', 'vary', 'refine', 'localise'],
      tier: ['draft', 'final'],
      size: ['1:1', '4:5'],
      count: [1, 2, 3, 4],
      parentAssetId: [asset],
      campaignId: [campaign.campaignId],
      locksetHash: [campaign.locksetHash],
      templateVersionId: [campaign.templateVersionId],
    },
    foreign: {
      operation: ['animate', 'edit', 'GENERATE'],
      tier: ['standard', 'motion'],
      size: ['16:9', '9:16', '4096x4096'],
      count: [5, 8, 9, 1_000_000],
      parentAssetId: [sisters, foreigners],
      campaignId: [sister.campaignId, foreign.campaignId],
      locksetHash: [
        sister.locksetHash,
        foreign.locksetHash,
        campaign.locksetHash.toUpperCase(),
        '0'.repeat(64),
      ],
      templateVersionId: [sister.templateVersionId, foreign.templateVersionId],
      maskKey: [campaign.referenceSha256],
    },
  };
}, 60_000);

const subset = (values: readonly unknown[], all: readonly unknown[]) =>
  values.every((value) => all.includes(value));

/** What an accepted run must be, read back from the database and said without the code that decided it. */
async function keepsTheLock(runId: string, outputIds: readonly string[]): Promise<void> {
  const loaded = await loadOutput(db(), world.brand.id, outputIds[0] ?? '');
  if (!loaded) throw new Error(runId);
  const { run, inputs } = loaded;
  expect(run.campaignId).toBe(campaign.campaignId);
  expect(run.locksetHash).toBe(campaign.locksetHash);
  expect(document.templates.map((entry) => entry.versionId)).toContain(run.templateVersionId);
  expect(document.tiers.find((entry) => entry.tier === run.tier)?.routes).toContain(run.routeId);
  expect(document.sizes).toContain(run.size);
  expect(document.markets).toContain(run.market);
  const seeds = (await outputsOf(db(), runId)).map((output) => output.seed);
  expect(subset(seeds, document.seeds)).toBe(true);
  expect(new Set(seeds).size).toBe(seeds.length);
  for (const input of inputs)
    if (input.referenceId)
      expect(document.references).toContainEqual(
        expect.objectContaining({ id: input.referenceId, sha256: input.sha256 }),
      );
    else expect(input.assetId).toBe(run.parentAssetId);
  for (const reference of document.references.filter((entry) => entry.required))
    expect(inputs.map((input) => input.referenceId)).toContain(reference.id);
  // Every locked part stands in the prompt, verbatim and in order; what lies between is one value each.
  let at = 0;
  for (const part of starterSpec.operations[run.operation as keyof typeof starterSpec.operations])
    if (part.kind === 'locked') {
      const found = run.prompt.indexOf(part.text, at);
      expect(found, `${part.text} in ${run.prompt}`).toBeGreaterThanOrEqual(at);
      at = found + part.text.length;
    }
  expect(run.prompt.length).toBeLessThan(2_000);
  expect(run.negativePrompt).toBe(starterSpec.negative);
  for (const [key, value] of Object.entries(run.slots)) {
    const slot = starterSpec.slots.find((entry) => entry.key === key);
    if (slot?.type === 'choice') expect(slot.options).toContain(value);
    else if (slot?.type === 'colour') expect(['Terracotta', 'Cream']).toContain(value);
    else if (slot?.type === 'market') expect(document.markets).toContain(value);
    else {
      expect(key).toBe('mood');
      expect([...String(value)].length).toBeLessThanOrEqual(60);
      expect(String(value)).not.toMatch(/best|free|guaranteed/i);
    }
  }
}

test(`${REQUESTS} hostile requests: none is accepted that differs from its lockset, none breaks the server`, {
  timeout: 120_000 + REQUESTS * 60,
}, async () => {
  let [sent, accepted] = [0, 0];
  const refusals = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(hostileRequest(people.length), { minLength: AT_ONCE, maxLength: AT_ONCE }),
      async (batch) => {
        await Promise.all(
          batch.map(async ({ who, changes }) => {
            const request = withChanges(hostile, changes, `hostile-${sent++}-key`);
            const ctx = people[who] as Ctx;
            try {
              const answer = await requestRun(ctx, request);
              accepted += 1;
              expect([0, 1]).toContain(who);
              await keepsTheLock(
                answer.runId,
                answer.outputs.map((output) => output.id),
              );
            } catch (error) {
              if (!(error instanceof AppError)) throw error;
              expect(['forbidden', 'invalid', 'not_found', 'refused', 'conflict']).toContain(error.code);
              refusals.set(error.code, (refusals.get(error.code) ?? 0) + 1);
            }
          }),
        );
      },
    ),
    { numRuns: Math.ceil(REQUESTS / AT_ONCE), endOnFailure: true },
  );
  // Some are harmless by chance: without these nothing would have been tested on the way in.
  expect(sent).toBeGreaterThanOrEqual(REQUESTS);
  expect(accepted).toBeGreaterThan(REQUESTS / 100);
  for (const code of ['forbidden', 'invalid', 'not_found', 'refused'])
    expect(refusals.get(code) ?? 0, code).toBeGreaterThan(REQUESTS / 500);
  const budget = await findBudget(db(), campaign.campaignId);
  expect((budget?.reservedMicros ?? 0) + (budget?.spentMicros ?? 0)).toBeLessThanOrEqual(LIMIT);
  console.info(
    `${sent} hostile requests: ${accepted} accepted and true to their lockset, 0 otherwise, 0 crashes; refused ${JSON.stringify(Object.fromEntries(refusals))}`,
  );
});
