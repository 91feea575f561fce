import { overrideFor, usedEvent } from '@/lib/break-glass/rules';
import { holdOverrides, touchOverride } from '@/lib/break-glass/store';
import { reserve } from '@/lib/budgets/store';
import { locksetDiff } from '@/lib/campaigns/rules';
import { canonicalHash, sha256Hex } from '@/lib/canonical';
import type { Tx } from '@/lib/db/client';
import { conflict, notFound, type Reason, refused } from '@/lib/errors';
import type { NewEvent } from '@/lib/events/events';
import { isoDay } from '@/lib/governance/check-live';
import { newId } from '@/lib/id';
import { enqueue } from '@/lib/jobs/queue';
import { lockQuota } from '@/lib/models/permit-store';
import { mutation, unchanged } from '@/lib/mutation';
import { conceptName } from './concept-name';
import { runInputHash } from './input-hash';
import { type ResolvedRun, resolveRun } from './resolve-run';
import { type RunRequest, runRequestSchema } from './schemas';
import {
  conceptHasPick,
  findConcept,
  findLocksetByHash,
  findRunByKey,
  insertConcept,
  insertRun,
  loadParent,
  loadRunWorld,
  lockIdempotencyKey,
} from './store';
import type { RunWorld, WorldParent } from './world';

export type RunAnswer = {
  runId: string;
  conceptId: string;
  outputs: { id: string; position: number; seed: number }[];
};

async function refuseStale(tx: Tx, brandId: string, world: RunWorld, given: string): Promise<never> {
  const then = await findLocksetByHash(tx, brandId, world.campaign.id, given);
  const changes: Reason[] =
    then && world.lockset
      ? locksetDiff(then, world.lockset.document).map((message) => ({ code: 'lockset_diff', message }))
      : [{ code: 'lockset_unknown', message: 'This hash never belonged to the campaign.' }];
  throw refused(
    'The lockset changed since you opened this form. Nothing was run and what you filled in is kept; look at the changes and run again.',
    changes,
  );
}

/**
 * The one way to a model: decides everything on the server, reserves the money, and writes run, inputs, outputs,
 * events and jobs in one transaction. A repeated idempotency key gets the first answer.
 */
export const requestRun = mutation({
  name: 'requestRun',
  permission: 'run:create',
  input: runRequestSchema,
  run: async ({ tx, ctx, input, now }) => {
    const requestHash = canonicalHash(input);
    await lockIdempotencyKey(tx, ctx.actor.id, input.idempotencyKey);
    const before = await findRunByKey(tx, ctx.actor.id, input.idempotencyKey);
    if (before) {
      if (before.run.brandId !== ctx.brand.id || before.run.requestHash !== requestHash)
        throw conflict('This request was already used for something else. Reload and run again.');
      return unchanged<RunAnswer>({
        runId: before.run.id,
        conceptId: before.run.conceptId,
        outputs: before.outputs.map(({ id, position, seed }) => ({ id, position, seed })),
      });
    }
    await lockQuota(tx, ctx.brand.id, ctx.actor.id);
    const world = await loadRunWorld(
      tx,
      ctx.brand.id,
      input.campaignId,
      { personId: ctx.actor.id, roles: ctx.roles, now },
      (campaignId) => holdOverrides(tx, ctx.brand.id, campaignId, now),
    );
    if (!world) throw notFound('campaign');
    if (!world.lockset || world.campaign.state !== 'active')
      throw refused('This campaign is not active, so nothing runs in it.', [
        {
          code: 'not_active',
          message: 'It has no signed lockset in force.',
          cure: 'Have its lockset signed off.',
        },
      ]);
    if (world.lockset.sha256 !== input.locksetHash)
      await refuseStale(tx, ctx.brand.id, world, input.locksetHash);

    const today = isoDay(now);
    const parent = input.parentAssetId
      ? await loadParent(tx, ctx.brand.id, input.campaignId, input.parentAssetId, today)
      : null;
    const givenConcept = input.conceptId ?? parent?.conceptId;
    if (givenConcept && !(await findConcept(tx, ctx.brand.id, input.campaignId, givenConcept)))
      throw notFound('concept');
    const conceptPicked = givenConcept ? await conceptHasPick(tx, ctx.brand.id, givenConcept) : false;
    const { reasons, run } = resolveRun(world, input, {
      parent,
      conceptPicked,
      personId: ctx.actor.id,
      today,
    });
    const chosen = run?.decision.chosen;
    if (reasons.length > 0 || !run || !chosen || run.totalMicros === null)
      throw refused('Nothing was run. What you filled in is kept.', reasons);

    return record(tx, { ctx, input, now, world, run, parent, requestHash, conceptId: givenConcept ?? null });
  },
});

async function record(
  tx: Tx,
  scope: {
    ctx: { actor: { id: string }; brand: { id: string } };
    input: RunRequest;
    now: Date;
    world: RunWorld;
    run: ResolvedRun;
    parent: WorldParent | null;
    requestHash: string;
    conceptId: string | null;
  },
) {
  const { ctx, input, now, world, run, parent } = scope;
  const { lockset } = world;
  const { chosen } = run.decision;
  if (!lockset || !chosen?.terms || !chosen.decision || run.totalMicros === null)
    throw new Error('Not resolved.');
  const brandId = ctx.brand.id;
  const campaignId = world.campaign.id;
  const runId = newId('run', now);
  const conceptId = scope.conceptId ?? newId('concept', now);
  if (!scope.conceptId)
    await insertConcept(tx, {
      id: conceptId,
      brandId,
      campaignId,
      name: conceptName(run.template, run.values),
      createdBy: ctx.actor.id,
      createdAt: now,
    });

  const inputs = [
    ...(parent ? [{ referenceId: null, assetId: parent.assetId, sha256: parent.sha256, role: 'base' }] : []),
    ...run.references.map((entry) => ({
      referenceId: entry.id,
      assetId: null,
      sha256: entry.sha256,
      role: entry.role,
    })),
  ];
  const resolved = {
    locksetHash: lockset.sha256,
    templateVersionId: run.template.versionId,
    operation: input.operation,
    tier: run.tier,
    routeId: chosen.id,
    size: run.size,
    market: run.market,
    slots: run.values,
    prompt: run.composed.prompt,
    negativePrompt: run.composed.negative,
    parentAssetId: parent?.assetId ?? null,
    maskSha256: input.maskKey ?? null,
  };
  const inputHash = runInputHash({ ...resolved, seeds: run.seeds, inputs });
  const outputs = run.seeds.map((seed, index) => ({
    id: newId('output', now),
    runId,
    brandId,
    campaignId,
    locksetId: lockset.id,
    position: index + 1,
    seed,
    reservedMicros: run.decision.ceilingMicros,
    createdAt: now,
  }));
  await insertRun(tx, {
    run: {
      ...resolved,
      id: runId,
      brandId,
      campaignId,
      conceptId,
      locksetId: lockset.id,
      inputHash,
      decision: {
        chosen: {
          id: chosen.id,
          name: chosen.name,
          modelId: chosen.modelId,
          why: chosen.why,
          waitsUntil: chosen.waitsUntil,
        },
        others: run.decision.others,
      },
      termsId: chosen.terms.id,
      termsDecisionId: chosen.decision.id,
      rightsSeen: Object.fromEntries(run.references.map((entry) => [entry.id, entry.rightsRevision])),
      currency: chosen.spec.currency,
      estimateMicros: run.totalMicros,
      idempotencyKey: input.idempotencyKey,
      requestHash: scope.requestHash,
      requestedBy: ctx.actor.id,
      createdAt: now,
    },
    inputs: inputs.map((entry, index) => ({
      ...entry,
      runId,
      position: index + 1,
      locksetId: lockset.id,
      campaignId,
    })),
    outputs,
  });
  await enqueue(
    tx,
    'render',
    outputs.map((output) => ({ outputId: output.id, brandId })),
    { priority: 10 },
  );

  const who = { personId: ctx.actor.id, conceptId: scope.conceptId };
  // Last, so that the rows of the budgets are held for as short as can be.
  const reserved = await reserve(tx, {
    brandId,
    campaignId,
    personId: ctx.actor.id,
    runId,
    currency: chosen.spec.currency,
    micros: run.reserveMicros,
    lifted: (['hard_stop', 'quota'] as const).filter((rule) => overrideFor(world.overrides, rule, who)),
    now,
  });
  if (!reserved.ok) throw refused('The money does not cover this run. Nothing was run.', reserved.reasons);

  const lifts = [
    ...(run.unpickedBy ? [run.unpickedBy] : []),
    ...(run.quotaPassedBy && !reserved.passed.includes('quota') ? [run.quotaPassedBy] : []),
    ...reserved.passed.flatMap((rule) => overrideFor(world.overrides, rule, who) ?? []),
  ];
  const subject = { type: 'run' as const, id: runId };
  for (const override of lifts) await touchOverride(tx, override.id, subject, now);

  const requested = {
    type: 'run.requested' as const,
    subject: { type: 'run', id: runId },
    campaignId,
    payload: {
      currency: chosen.spec.currency,
      conceptId,
      locksetHash: lockset.sha256,
      templateVersionId: run.template.versionId,
      operation: input.operation,
      tier: run.tier,
      routeId: chosen.id,
      modelId: chosen.modelId,
      termsId: chosen.terms.id,
      size: run.size,
      market: run.market,
      seeds: run.seeds,
      seedClass: chosen.spec.seedClass,
      inputHash,
      promptHash: sha256Hex(run.composed.prompt),
      references: run.references.map(({ id, sha256, rightsRevision }) => ({ id, sha256, rightsRevision })),
      parentAssetId: parent?.assetId ?? null,
      count: run.seeds.length,
      estimateMicros: run.totalMicros,
      reservedMicros: run.reserveMicros,
    },
  };
  const started = {
    type: 'concept.started' as const,
    subject: { type: 'concept', id: conceptId },
    campaignId,
    payload: { from: 'request' as const },
  };
  const answer: RunAnswer = {
    runId,
    conceptId,
    outputs: outputs.map(({ id, position, seed }) => ({ id, position, seed })),
  };
  return {
    result: answer,
    events: [
      ...(scope.conceptId ? [] : [started]),
      requested,
      ...lifts.map((entry) => usedEvent(entry, subject, campaignId)),
      ...reserved.events,
    ] as [NewEvent, ...NewEvent[]],
  };
}
