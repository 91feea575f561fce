import type { Reason } from '@/lib/errors';

export type OfSet = { id: string; name: string; role: string; sets: readonly string[] };
type Policy = { role: string; sourceSet: string | null };

/** Why a template's asset-source locks do not let these references in; empty when they do. */
export function sourceSetReasons(
  template: string,
  policies: readonly Policy[],
  references: readonly OfSet[],
): Reason[] {
  return policies.flatMap(({ role, sourceSet }) =>
    references
      .filter((entry) => sourceSet !== null && entry.role === role && !entry.sets.includes(sourceSet))
      .map((entry) => ({
        code: 'reference_set',
        message: `${template} takes ${role} references only from the set "${sourceSet}", and "${entry.name}" is not in it.`,
        cure: 'Use a reference of that set, or have a brand owner put this one into it.',
        href: `references/${entry.id}`,
      })),
  );
}
