import { z } from 'zod';

export const referenceRoles = ['product', 'style', 'character', 'logo', 'background'] as const;
export const referenceRoleSchema = z.enum(referenceRoles);
export type ReferenceRole = z.infer<typeof referenceRoleSchema>;

/** A named set of references, such as "Autumn products": what a template's asset-source lock names. */
export const referenceSetSchema = z.string().trim().min(1, 'Give the set a name.').max(60);
