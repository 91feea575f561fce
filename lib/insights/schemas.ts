import { z } from 'zod';

const word = z.string().trim().min(1).max(200);

/** What the figures are narrowed to; kept in the address. */
export const insightFilterSchema = z.strictObject({
  campaign: word.optional(),
  template: word.optional(),
  /** Ignored for people who may see their own figures only. */
  person: word.optional(),
  /** The last so many days, today included. */
  period: z.enum(['7', '30', '90', '365']).optional(),
  /** Days in UTC, both included; they win over `period`. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** What an hour of a person counts for, in units of the budget's currency. */
  hour: z.coerce.number().min(0).max(100_000).optional(),
});
export type InsightFilter = z.infer<typeof insightFilterSchema>;

/** The filter that an address names; what it says wrongly is left out. */
export function readInsightFilter(read: (name: string) => string | null | undefined): InsightFilter {
  const filter: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(insightFilterSchema.shape)) {
    const parsed = schema.safeParse(read(name) || undefined);
    if (parsed.success && parsed.data !== undefined) filter[name] = parsed.data;
  }
  return filter as InsightFilter;
}
