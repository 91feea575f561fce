import { z } from 'zod';
import { type Role, roles, rolesWith } from '@/lib/permission';

/** Roles that can run at all: the only ones that a limit means something for. */
export const runningRoles: readonly Role[] = rolesWith('run:create');

export const setModelRuleInput = z
  .strictObject({
    role: z
      .enum(roles)
      .refine((role) => runningRoles.includes(role), 'This role runs nothing, so there is nothing to limit.'),
    routeId: z.string().min(1).max(200),
    allowed: z.boolean(),
    /** Pictures that one person may ask for in a day (UTC); null = no quota. */
    picturesPerDay: z
      .int('Write a whole number.')
      .min(1, 'At least one picture a day; or do not allow the model.')
      .max(10_000, 'At most 10,000 pictures a day; or leave it empty.')
      .nullable(),
    /** The rule that the person saw; `null` = none. */
    before: z.strictObject({ allowed: z.boolean(), picturesPerDay: z.int().nullable() }).nullable(),
  })
  .refine(({ allowed, picturesPerDay }) => allowed || picturesPerDay === null, {
    path: ['picturesPerDay'],
    message: 'A model that is not allowed has no quota.',
  });
