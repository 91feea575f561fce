import { z } from 'zod';
import { campaignPlanSchema } from './schemas';

const name = z.string().trim().min(1, 'Give the campaign a name.').max(120);
const day = z.iso.date('Write the date as YYYY-MM-DD.').nullable();
const reason = z.string().trim().min(3, 'Say why, in a few words.').max(500);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

type Dates = { startsOn: string | null; endsOn: string | null };
const inOrder = ({ startsOn, endsOn }: Dates) => startsOn === null || endsOn === null || startsOn <= endsOn;
const notInOrder = { path: ['endsOn'], error: 'The last day is before the first.' };

export const createCampaignInput = z
  .strictObject({
    name,
    brief: z.string().trim().max(4000).default(''),
    startsOn: day.default(null),
    endsOn: day.default(null),
  })
  .refine(inOrder, notInOrder);

export const changeCampaignInput = z
  .strictObject({
    campaignId: z.string(),
    revision: z.int().min(1),
    name,
    brief: z.string().trim().max(4000),
    startsOn: day,
    endsOn: day,
    plan: campaignPlanSchema,
  })
  .refine(inOrder, notInOrder);

export const campaignIdInput = z.strictObject({ campaignId: z.string() });
/** With the revision that the person saw, a plan that changed meanwhile is not proposed. */
export const proposeLocksetInput = z.strictObject({
  campaignId: z.string(),
  revision: z.int().min(1).optional(),
});
/** The hash is what the signer read: the sign-off is bound to it. */
export const signOffLocksetInput = z.strictObject({ locksetId: z.string(), sha256: hash });
export const refuseLocksetInput = z.strictObject({ locksetId: z.string(), reason });

export const setBudgetInput = z.strictObject({
  campaignId: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter currency such as USD.'),
  limitMicros: z.int().min(0, 'A budget is not negative.').max(1_000_000_000_000_000),
  handOffMicros: z.int().min(0).nullable(),
  /** Soft: runs go past the limit, and the leads are told. */
  enforcement: z.enum(['hard', 'soft']).default('hard'),
});
