import { z } from 'zod';
import { overrideFor } from '@/lib/break-glass/rules';
import { leftOf } from '@/lib/budgets/rules';
import { notFound } from '@/lib/errors';
import { isoDay } from '@/lib/governance/check-live';
import { query } from '@/lib/mutation';
import { resolveRun } from './resolve-run';
import { runRequestSchema } from './schemas';
import { conceptHasPick, loadParent, loadRunWorld } from './store';

/**
 * What a run would be, before any money is spent: model and why, seed truth, price, budget left, and everything that
 * stands against it. The same decision as requestRun makes, which decides again when it is pressed.
 */
export const previewRun = query({
  name: 'previewRun',
  permission: 'run:read',
  input: runRequestSchema
    .omit({ idempotencyKey: true, locksetHash: true })
    .extend({ slots: z.record(z.string(), z.unknown()) }),
  run: async ({ db, ctx, input, now }) => {
    const world = await loadRunWorld(db, ctx.brand.id, input.campaignId, {
      personId: ctx.actor.id,
      roles: ctx.roles,
      now,
    });
    if (!world) throw notFound('campaign');
    const today = isoDay(now);
    const parent = input.parentAssetId
      ? await loadParent(db, ctx.brand.id, input.campaignId, input.parentAssetId, today)
      : null;
    const conceptId = input.conceptId ?? parent?.conceptId;
    const conceptPicked = conceptId ? await conceptHasPick(db, ctx.brand.id, conceptId) : false;
    const slots = input.slots as Record<string, string | number>;
    const { reasons, warnings, run } = resolveRun(
      world,
      { ...input, slots },
      { parent, conceptPicked, personId: ctx.actor.id, today },
    );
    const { budget } = world;
    const who = { personId: ctx.actor.id, conceptId: conceptId ?? null };
    const chosen = run?.decision.chosen;
    const left = budget ? leftOf(budget) : null;
    return {
      reasons,
      warnings,
      tier: run?.tier ?? null,
      size: run?.size ?? null,
      seeds: run?.seeds ?? [],
      model: chosen
        ? {
            name: chosen.name,
            provider: chosen.provider,
            modelId: chosen.modelId,
            why: chosen.why,
            waitsUntil: chosen.waitsUntil,
            seedClass: chosen.spec.seedClass,
            termsVersion: chosen.terms?.version ?? null,
            marking: chosen.spec.marking,
          }
        : null,
      others: run?.decision.others ?? [],
      currency: budget?.currency ?? chosen?.spec.currency ?? 'USD',
      totalMicros: run?.totalMicros ?? null,
      reserveMicros: run?.reserveMicros ?? null,
      leftMicros: left,
      /** What is left of the limits of this month that hold besides, in UTC. */
      months: world.budgets.flatMap((entry) =>
        entry.kind === 'campaign'
          ? []
          : [{ kind: entry.kind, hard: entry.hard, currency: entry.currency, leftMicros: leftOf(entry) }],
      ),
      hardStopLifted:
        budget?.enforcement === 'hard' && overrideFor(world.overrides, 'hard_stop', who) !== null,
      /** What lets it run at the final tier without a pick, when something has to. */
      unpickedBy: run?.unpickedBy ?? null,
      /** What lets it pass the person's quota of the model, when something has to. */
      quotaPassedBy: run?.quotaPassedBy ?? null,
    };
  },
});
export type RunPreview = Awaited<ReturnType<typeof previewRun>>;
