import { z } from 'zod';

const reason = z.object({ code: z.string(), message: z.string(), cure: z.string().optional() });
const decision = z.object({
  chosen: z
    .object({ name: z.string(), why: z.array(z.string()), waitsUntil: z.string().nullable().default(null) })
    .nullable()
    .default(null),
  others: z.array(z.object({ id: z.string(), name: z.string(), reasons: z.array(reason) })).default([]),
});
export type StoredDecision = z.infer<typeof decision>;

/** The routing decision as a run keeps it. One of another shape than today's tells nothing rather than failing a page. */
export const storedDecision = (value: unknown): StoredDecision =>
  decision.safeParse(value).data ?? { chosen: null, others: [] };
