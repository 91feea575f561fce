import type { z } from 'zod';
import type { Ctx, InstallationCtx } from '@/lib/ctx';
import { type Db, db, type Tx } from '@/lib/db/client';
import { AppError, forbidden, invalid } from '@/lib/errors';
import { appendEvents } from '@/lib/events/append';
import type { NewEvent } from '@/lib/events/events';
import { can, type Permission, roleNames, rolesWith } from '@/lib/permission';
import { unstorablePath } from '@/lib/storable-text';

type NonEmpty<T> = readonly [T, ...T[]];

/** What a verb hands back: its result, and the events that go into the same transaction. No write without one. */
export type Outcome<R> = { result: R; events: NonEmpty<NewEvent> } | { result: R; unchanged: true };

/** For a repeated request that changed nothing (an idempotency key seen before): the first answer, no event. */
export const unchanged = <R>(result: R): Outcome<R> => ({ result, unchanged: true });

type Run<C, I extends z.ZodType, R> = (scope: {
  tx: Tx;
  ctx: C;
  input: z.output<I>;
  now: Date;
}) => Promise<Outcome<R>>;

export type VerbMeta<I extends z.ZodType> = {
  name: string;
  scope: 'brand' | 'installation' | 'system';
  kind: 'mutation' | 'query';
  permission: Permission | 'installation' | 'system';
  input: I;
};
export type Verb<C, I extends z.ZodType, R> = ((ctx: C, input: unknown) => Promise<R>) & {
  meta: VerbMeta<I>;
};

/** Reads the input, or says per field what is wrong with it. */
export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const parsed = schema.safeParse(input);
  const bad = unstorablePath(parsed.data);
  if (parsed.success && !bad) return parsed.data;
  if (!parsed.error)
    throw invalid(
      'One field holds a character that cannot be stored. Nothing was saved; what you typed is still here.',
      [
        {
          code: 'unstorable',
          path: bad?.join('.') ?? '',
          message: 'Remove the invisible character from it.',
        },
      ],
    );
  throw invalid(
    'Some fields need your attention. Nothing was saved; what you typed is still here.',
    parsed.error.issues.map((issue) => ({
      code: issue.code,
      path: issue.path.join('.'),
      message:
        issue.code === 'unrecognized_keys' ? `Not accepted here: ${issue.keys.join(', ')}.` : issue.message,
    })),
  );
}

async function transact<C extends { actor: Ctx['actor'] }, I extends z.ZodType, R>(
  run: Run<C, I, R>,
  ctx: C,
  brandId: string | null,
  input: z.output<I>,
): Promise<R> {
  return db().transaction(async (tx) => {
    const now = new Date();
    const outcome = await run({ tx, ctx, input, now });
    if ('events' in outcome) await appendEvents(tx, { actor: ctx.actor, brandId, at: now }, outcome.events);
    return outcome.result;
  });
}

/**
 * The only door to a write: permission, parse, transaction, conditional write, events, jobs, commit.
 * A race that the database decides (unique or check constraint, serialisation) comes out as a conflict.
 */
export function mutation<I extends z.ZodType, R>(definition: {
  name: string;
  permission: Permission;
  input: I;
  run: Run<Ctx, I, R>;
}): Verb<Ctx, I, R> {
  const verb = async (ctx: Ctx, input: unknown) => {
    requireCan(ctx, definition.permission);
    return guard(() => transact(definition.run, ctx, ctx.brand.id, parseInput(definition.input, input)));
  };
  const { name, permission, input } = definition;
  return Object.assign(verb, {
    meta: { name, scope: 'brand' as const, kind: 'mutation' as const, permission, input },
  });
}

/** A write on the installation: people, brands, the model registry. Administrators and the system only. */
export function installationMutation<I extends z.ZodType, R>(definition: {
  name: string;
  input: I;
  run: Run<InstallationCtx, I, R>;
}): Verb<InstallationCtx, I, R> {
  const verb = async (ctx: InstallationCtx, input: unknown) => {
    if (!ctx.isAdmin) throw forbidden('Only an administrator may do this.');
    return guard(() => transact(definition.run, ctx, null, parseInput(definition.input, input)));
  };
  const { name, input } = definition;
  return Object.assign(verb, {
    meta: {
      name,
      scope: 'installation' as const,
      kind: 'mutation' as const,
      permission: 'installation' as const,
      input,
    },
  });
}

/** A write that only the system makes (worker jobs): no person can call it, whatever their role. */
export function systemMutation<I extends z.ZodType, R>(definition: {
  name: string;
  input: I;
  run: Run<Ctx, I, R>;
}): Verb<Ctx, I, R> {
  const verb = async (ctx: Ctx, input: unknown) => {
    if (ctx.actor.kind !== 'system') throw forbidden('Only the system does this.');
    return guard(() => transact(definition.run, ctx, ctx.brand.id, parseInput(definition.input, input)));
  };
  const { name, input } = definition;
  return Object.assign(verb, {
    meta: { name, scope: 'system' as const, kind: 'mutation' as const, permission: 'system' as const, input },
  });
}

/** A read with the same checks as a write: permission, then input. Writes nothing, so it has no event. */
export function query<I extends z.ZodType, R>(definition: {
  name: string;
  permission: Permission;
  input: I;
  run: (scope: { db: Db; ctx: Ctx; input: z.output<I>; now: Date }) => Promise<R>;
}): Verb<Ctx, I, R> {
  const verb = async (ctx: Ctx, input: unknown) => {
    requireCan(ctx, definition.permission);
    return definition.run({ db: db(), ctx, input: parseInput(definition.input, input), now: new Date() });
  };
  const { name, permission, input } = definition;
  return Object.assign(verb, {
    meta: { name, scope: 'brand' as const, kind: 'query' as const, permission, input },
  });
}

/** For reads as well: refuses unless one of the person's roles grants it. Says who could. */
export function requireCan(ctx: Ctx, permission: Permission): void {
  if (ctx.actor.kind === 'system' || can(ctx.roles, permission)) return;
  const who = rolesWith(permission).map((role) => roleNames[role].toLowerCase());
  throw forbidden(`Your role in ${ctx.brand.name} does not allow this. Ask a ${who.join(' or a ')}.`);
}

const pgCode = (error: unknown): { code?: string; constraint?: string; message?: string } => {
  const cause = (error as { cause?: unknown }).cause ?? error;
  return cause as { code?: string; constraint?: string; message?: string };
};

/** Turns the database's own refusals into ours, keeping the cause. */
async function guard<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code } = pgCode(error);
    if (code === '23505' || code === '40001' || code === '40P01')
      throw new AppError(
        'conflict',
        'Somebody else was faster. Reload to see what changed; nothing was saved.',
        {
          cause: error,
        },
      );
    throw error;
  }
}
