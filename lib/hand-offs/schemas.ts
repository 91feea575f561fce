import { z } from 'zod';

/** Before the inflection point somebody has to say why; this many characters are a reason. */
export const leastReason = 10;
/** What one package may weigh in all. Larger ones are refused before a byte is read. */
export const maxPackageBytes = 1024 ** 3;

export const handOffInput = z.strictObject({
  conceptId: z.string().max(60),
  /** To the designer: what is wanted, what was wrong with the drafts. */
  note: z.string().trim().max(2000).default(''),
  /** One per press of the button: a repeated one answers the first hand-off. */
  idempotencyKey: z.string().min(8).max(80),
});
export const handOffPreviewInput = z.strictObject({ conceptId: z.string().max(60) });

/** What a package will hold, before it is made. */
export type HandOffPreview = {
  drafts: number;
  references: number;
  /** References whose rights do not hold: named in the package, without their bytes. Each with the reason. */
  leftOut: string[];
  bytes: number;
  attempts: number;
  /** Money of all runs of the concept, by currency. */
  spent: { currency: string; micros: number }[];
  /** Why going on does not pay; null while it does. */
  passed: string | null;
  /** Why nothing can be handed off now; null when it can. */
  refusal: string | null;
};

export type HandedOff = { handOffId: string; sha256: string; size: number; filename: string };
