import { reserve } from '@/lib/budgets/store';
import { conflict, notFound, refused } from '@/lib/errors';
import type { NewEvent } from '@/lib/events/events';
import { newId } from '@/lib/id';
import { enqueue } from '@/lib/jobs/queue';
import { lockQuota } from '@/lib/models/permit-store';
import { mutation, unchanged } from '@/lib/mutation';
import { startTrialInput } from './schemas';
import { findTrialByKey, insertTrial, lockTrialKey } from './store';
import { loadDeskWorld } from './world';

/**
 * Begins a trial: the campaign's recent prompts with their inputs and seeds, asked of a replacement. Decides like a run
 * does, on the server and with the same reasons, and reserves the money in the same budgets.
 */
export const startTrial = mutation({
  name: 'startTrial',
  permission: 'campaign:propose',
  input: startTrialInput,
  run: async ({ tx, ctx, input, now }) => {
    const { idempotencyKey, toRouteId, ...asked } = input;
    const brandId = ctx.brand.id;
    await lockTrialKey(tx, ctx.actor.id, idempotencyKey);
    const before = await findTrialByKey(tx, ctx.actor.id, idempotencyKey);
    if (before) {
      const same =
        before.brandId === brandId &&
        before.campaignId === asked.campaignId &&
        before.toRouteId === toRouteId;
      if (!same) throw conflict('This request was already used for another trial. Reload and start again.');
      return unchanged({ trialId: before.id });
    }
    await lockQuota(tx, brandId, ctx.actor.id);
    const who = { brandId, personId: ctx.actor.id, roles: ctx.roles, now };
    const world = await loadDeskWorld(tx, { ...asked, ...who });
    if (world === null) throw notFound('campaign');
    if (world === 'not_active') throw refused('This campaign is not active, so nothing is tried in it.');
    const { campaign, lockset, sources, options, currency } = world;
    const locked = lockset.document.tiers.find((entry) => entry.tier === asked.tier)?.routes ?? [];
    if (!locked.includes(asked.fromRouteId))
      throw refused(
        'The lockset in force does not name this model in this tier. Reload to see what it names.',
      );
    if (sources.length === 0)
      throw refused(
        'This model has made no pictures in this tier of the campaign, so there is nothing to compare.',
      );
    const chosen = options.find((option) => option.id === toRouteId);
    if (!chosen) throw notFound('model');
    const { prices, totalMicros, termsId, madeAt } = chosen;
    if (chosen.reasons.length > 0 || !prices || totalMicros === null || !termsId)
      throw refused(
        `${chosen.name} cannot be tried. Nothing was run and nothing is reserved.`,
        chosen.reasons,
      );

    const trialId = newId('deskTrial', now);
    const campaignId = campaign.id;
    const pictures = sources.map((source, index) => ({
      id: newId('deskPicture', now),
      trialId,
      brandId,
      campaignId,
      position: index + 1,
      outputId: source.output.id,
      runId: source.run.id,
      beforeSha256: source.madeSha256,
      reservedMicros: prices[index] ?? 0,
    }));
    await insertTrial(
      tx,
      {
        id: trialId,
        brandId,
        campaignId,
        locksetId: lockset.id,
        tier: asked.tier,
        madeAt,
        fromRouteId: asked.fromRouteId,
        toRouteId,
        currency,
        estimateMicros: totalMicros,
        idempotencyKey,
        startedBy: ctx.actor.id,
        startedAt: now,
      },
      pictures,
    );
    await enqueue(
      tx,
      'trial',
      pictures.map(({ id }) => ({ pictureId: id, brandId })),
    );
    // Last, so that the rows of the budgets are held for as short as can be.
    const reserved = await reserve(tx, {
      ...who,
      campaignId,
      runId: trialId,
      currency,
      micros: totalMicros,
      lifted: [],
      event: 'trial.started',
    });
    if (!reserved.ok)
      throw refused('The money does not cover this trial. Nothing was run.', reserved.reasons);
    const started: NewEvent = {
      type: 'trial.started',
      subject: { type: 'trial', id: trialId },
      campaignId,
      payload: {
        currency,
        locksetHash: lockset.sha256,
        tier: asked.tier,
        madeAt,
        fromRouteId: asked.fromRouteId,
        toRouteId,
        modelId: chosen.modelId,
        termsId,
        outputs: pictures.map((picture) => picture.outputId),
        reservedMicros: totalMicros,
      },
    };
    return { result: { trialId }, events: [started, ...reserved.events] };
  },
});
