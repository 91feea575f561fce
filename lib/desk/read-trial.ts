import { findCampaign } from '@/lib/campaigns/store';
import { notFound } from '@/lib/errors';
import { findRoute } from '@/lib/models/store';
import { query } from '@/lib/mutation';
import { personNames } from '@/lib/people/person-store';
import { loadOutput } from '@/lib/runs/output-store';
import { trialIdInput } from './schemas';
import { slotWords } from './slot-words';
import { findTrial, trialPictures } from './store';

/** A trial with its pairs: what was asked, the picture before, the one of the replacement, and how far they lie apart. */
export const readTrial = query({
  name: 'readTrial',
  permission: 'campaign:read',
  input: trialIdInput,
  run: async ({ db, ctx, input }) => {
    const trial = await findTrial(db, ctx.brand.id, input.trialId);
    const campaign = trial && (await findCampaign(db, ctx.brand.id, trial.campaignId));
    const from = trial && (await findRoute(db, trial.fromRouteId));
    const to = trial && (await findRoute(db, trial.toRouteId));
    if (!trial || !campaign || !from || !to) throw notFound('trial');
    const pairs = await Promise.all(
      (await trialPictures(db, trial.id)).map(async ({ picture, assetId }) => {
        const source = await loadOutput(db, ctx.brand.id, picture.outputId);
        if (!source) throw notFound('picture');
        const { run, output } = source;
        const { prompt, negativePrompt, size, market, operation } = run;
        return {
          picture,
          assetId,
          seed: output.seed,
          asked: {
            prompt,
            negativePrompt,
            size,
            market,
            operation,
            slots: slotWords(run),
            inputs: source.inputs.length,
          },
        };
      }),
    );
    const names = await personNames(db, [trial.startedBy]);
    return { trial, campaign, from, to, startedByName: names[trial.startedBy] ?? 'Countersign', pairs };
  },
});
export type TrialRead = Awaited<ReturnType<typeof readTrial>>;
