import { z } from 'zod';
import { roles } from '@/lib/permission';
import { passwordWeakness } from './rules';

export const personIdInput = z.strictObject({ personId: z.string().max(60) });

export const roleInput = z.strictObject({
  personId: z.string().max(60),
  brandId: z.string().max(60),
  role: z.enum(roles),
});

/** Granting to oneself is recorded like any other grant, and has to be meant. */
export const grantRoleInput = roleInput.extend({ toMyself: z.boolean().default(false) });

const passwordSchema = z.string().min(12, 'At least 12 characters.').max(200);

export const createPersonInput = z
  .strictObject({
    name: z.string().trim().min(1, 'Give the person a name.').max(120),
    email: z.string().trim().toLowerCase().pipe(z.email('Write a whole e-mail address.').max(254)),
    /** Null: they sign in through the company's provider only. */
    password: passwordSchema.nullable(),
    isAdmin: z.boolean().default(false),
  })
  .superRefine(({ password, ...about }, context) => {
    const message = password === null ? null : passwordWeakness(password, about);
    if (message) context.addIssue({ code: 'custom', path: ['password'], message });
  });

export const setPasswordInput = personIdInput.extend({ password: passwordSchema });

export const changeAdministratorInput = personIdInput.extend({ isAdmin: z.boolean() });
