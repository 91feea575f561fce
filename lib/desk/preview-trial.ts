import { findBudget } from '@/lib/budgets/store';
import { notFound } from '@/lib/errors';
import { query } from '@/lib/mutation';
import { previewTrialInput } from './schemas';
import { slotWords } from './slot-words';
import { loadDeskWorld } from './world';

/** What a trial would show and cost: the pictures that would be made again, and every model with its reasons. */
export const previewTrial = query({
  name: 'previewTrial',
  permission: 'campaign:read',
  input: previewTrialInput,
  run: async ({ db, ctx, input, now }) => {
    const world = await loadDeskWorld(db, {
      ...input,
      brandId: ctx.brand.id,
      personId: ctx.actor.id,
      roles: ctx.roles,
      now,
    });
    if (world === null) throw notFound('campaign');
    if (world === 'not_active') return null;
    const { sources, options, currency } = world;
    return {
      sources: sources.map(({ output, run, assetId }) => ({
        outputId: output.id,
        assetId,
        seed: output.seed,
        size: run.size,
        market: run.market,
        operation: run.operation,
        slots: slotWords(run),
      })),
      options: options.map(({ spec, prices: _prices, termsId: _terms, ...option }) => ({
        ...option,
        seedClass: spec.seedClass,
        currency: spec.currency,
      })),
      currency,
      budget: await findBudget(db, input.campaignId),
    };
  },
});
