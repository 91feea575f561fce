import { z } from 'zod';
import { release } from '@/lib/budgets/store';
import { locksetInForce } from '@/lib/campaigns/store';
import type { Tx } from '@/lib/db/client';
import type { Reason } from '@/lib/errors';
import { isoDay } from '@/lib/governance/check-live';
import { newId } from '@/lib/id';
import { enqueue } from '@/lib/jobs/queue';
import { seedToSend } from '@/lib/models/generate-picture';
import { restsNow } from '@/lib/models/health-store';
import type { Candidate } from '@/lib/models/route-reasons';
import { tierSchema } from '@/lib/models/schemas';
import { systemMutation, unchanged } from '@/lib/mutation';
import { rightsNow } from '@/lib/runs/rights-now';
import { waitingMessage } from '@/lib/runs/waiting-rules';
import { aboutPicture, type LoadedPicture, loadTrialPicture, purseOf } from './load-picture';
import { sourceReasons } from './rules';
import { deskAttemptsOf, insertDeskAttempt, moveTrialPicture } from './store';
import { everyCandidate, sourceOf } from './world';

export type BegunPicture = { attemptId: string; loaded: LoadedPicture } | null;
const nothing = () => unchanged<BegunPicture>(null);

async function decide(
  tx: Tx,
  { trial, source }: LoadedPicture,
  now: Date,
): Promise<{ candidate: Candidate | null; reasons: Reason[] }> {
  const today = isoDay(now);
  const rights = await rightsNow(tx, source, today);
  const lockset = await locksetInForce(tx, trial.brandId, trial.campaignId);
  if (!lockset) return { candidate: null, reasons: rights };
  const tier = tierSchema.parse(trial.tier);
  const { brandId, startedBy: personId } = trial;
  // What the person may do was decided when they asked.
  const candidates = await everyCandidate(tx, lockset, tier, { brandId, personId, roles: [], now });
  const candidate = candidates.find((entry) => entry.id === trial.toRouteId) ?? null;
  const asked = { document: lockset.document, tier, currency: trial.currency, today };
  const reasons = candidate ? sourceReasons(candidate, [sourceOf(source)], asked) : [];
  return { candidate, reasons: [...rights, ...reasons] };
}

/**
 * Decides once more (rights, terms, health) and stores the call before it is made. Null when there is nothing to call now:
 * somebody else took it, it may not be sent any more and its money went back, or the model rests and it waits.
 */
export const beginTrialPicture = systemMutation({
  name: 'beginTrialPicture',
  input: z.strictObject({ pictureId: z.string() }),
  run: async ({ tx, ctx, input, now }) => {
    const loaded = await loadTrialPicture(tx, ctx.brand.id, input.pictureId);
    if (loaded?.picture.state !== 'queued') return nothing();
    const { candidate, reasons } = await decide(tx, loaded, now);
    if (!candidate?.terms || reasons.length > 0) return refuse(tx, loaded, reasons, now);
    const until = await restsNow(tx, candidate, now);
    if (until) return wait(tx, loaded, until);
    const running = { state: 'running' as const, message: null };
    if (!(await moveTrialPicture(tx, input.pictureId, 'queued', running))) return nothing();
    const attemptId = newId('deskAttempt', now);
    const number = (await deskAttemptsOf(tx, input.pictureId)).length + 1;
    const { trial, source, route } = loaded;
    const seedSent = seedToSend(route.spec, source.output.seed);
    const termsId = candidate.terms.id;
    await insertDeskAttempt(tx, {
      id: attemptId,
      pictureId: input.pictureId,
      number,
      state: 'sent',
      termsId,
      seedSent,
      startedAt: now,
    });
    return {
      result: { attemptId, loaded } as BegunPicture,
      events: [
        {
          ...aboutPicture(loaded),
          type: 'trial_picture.started' as const,
          payload: {
            trialId: trial.id,
            attempt: number,
            routeId: route.id,
            termsId,
            outputId: source.output.id,
            seedRequested: source.output.seed,
            seedSent,
          },
        },
      ],
    };
  },
});

async function refuse(tx: Tx, loaded: LoadedPicture, reasons: readonly Reason[], now: Date) {
  const { picture, trial } = loaded;
  const why = reasons.map((reason) => reason.message).join(' ') || 'The model is not known any more.';
  const moved = await moveTrialPicture(tx, picture.id, 'queued', {
    state: 'failed',
    errorCode: 'refused',
    message: `Not sent to the model: ${why}`,
    billedMicros: 0,
    finishedAt: now,
  });
  if (!moved) return nothing();
  await release(tx, { ...purseOf(loaded), event: 'trial_picture.failed', now });
  const { currency, id: trialId } = trial;
  return {
    result: null as BegunPicture,
    events: [
      {
        ...aboutPicture(loaded),
        type: 'trial_picture.failed' as const,
        payload: { currency, trialId, code: 'refused', billedMicros: 0, billBasis: 'none' },
      },
    ] as const,
  };
}

/** Waiting is not recorded: nothing was decided, and the picture says so itself. */
async function wait(tx: Tx, { picture, trial, route }: LoadedPicture, until: Date) {
  await moveTrialPicture(tx, picture.id, 'queued', { state: 'queued', message: waitingMessage(route.name) });
  await enqueue(tx, 'trial', [{ pictureId: picture.id, brandId: trial.brandId }], { startAfter: until });
  return nothing();
}
