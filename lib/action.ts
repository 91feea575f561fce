import 'server-only';
import { revalidatePath } from 'next/cache';
import { createSafeActionClient } from 'next-safe-action';
import { z } from 'zod';
import { toProblem } from '@/lib/action-error';
import { ctxForAction, installationCtxForAction } from '@/lib/auth/require';
import type { Ctx, InstallationCtx } from '@/lib/ctx';
import { AppError } from '@/lib/errors';
import type { Verb } from '@/lib/mutation';

const client = createSafeActionClient({ handleServerError: toProblem });

const envelope = <I extends z.ZodType>() =>
  z.strictObject({ brand: z.string().max(100), input: z.custom<z.input<I>>() });

/** The default: everything of the brand is read again, the frame's counts included. */
const wholeBrand = (slug: string) => revalidatePath(`/b/${slug}`, 'layout');

const checked = <T>(parsed: z.ZodSafeParseResult<T>): T => {
  if (parsed.success) return parsed.data;
  throw new AppError('invalid', 'This request is not one that the portal sends.');
};

/**
 * A server action that calls one verb of a brand: session to Ctx, verb, revalidation. Answers `{ data }` or
 * `{ serverError: Problem }`. `revalidate` names the paths to read again when not the whole brand changed.
 */
export function verbAction<I extends z.ZodType, R>(
  verb: Verb<Ctx, I, R>,
  options: { revalidate?: (result: R, brand: string) => string[] } = {},
) {
  return client
    .inputSchema(z.custom<{ brand: string; input: z.input<I> }>())
    .action(async ({ parsedInput }): Promise<R> => {
      const { brand, input } = checked(envelope<I>().safeParse(parsedInput));
      const result = await verb(await ctxForAction(brand), input);
      if (verb.meta.kind === 'query') return result;
      if (options.revalidate) for (const path of options.revalidate(result, brand)) revalidatePath(path);
      else wholeBrand(brand);
      return result;
    });
}

/** The same for a verb on the installation; only administrators come through. */
export function installationAction<I extends z.ZodType, R>(
  verb: Verb<InstallationCtx, I, R>,
  options: { revalidate?: (result: R) => string[] } = {},
) {
  return client.inputSchema(z.custom<{ input: z.input<I> }>()).action(async ({ parsedInput }): Promise<R> => {
    const { input } = checked(z.strictObject({ input: z.custom<z.input<I>>() }).safeParse(parsedInput));
    const result = await verb(await installationCtxForAction(), input);
    for (const path of options.revalidate?.(result) ?? ['/']) revalidatePath(path, 'layout');
    return result;
  });
}
