import { can, type Role } from '@/lib/permission';

export type ModelRule = { role: string; routeId: string; allowed: boolean; picturesPerDay: number | null };
export type Permit = { allowed: boolean; perDay: number | null };

/**
 * What a person's roles together may do with a model: the most generous of the roles that may run at all. A role
 * without a rule may use it without a quota.
 */
export function permitOf(rules: readonly ModelRule[], held: readonly Role[], routeId: string): Permit {
  const running = held.filter((role) => can([role], 'run:create'));
  // Somebody who may not run at all only looks; the verb refuses them, not the model.
  if (running.length === 0) return { allowed: true, perDay: null };
  const each = running
    .map((role) => rules.find((rule) => rule.role === role && rule.routeId === routeId))
    .map(
      (rule): Permit =>
        rule ? { allowed: rule.allowed, perDay: rule.picturesPerDay } : { allowed: true, perDay: null },
    )
    .filter((permit) => permit.allowed);
  if (each.length === 0) return { allowed: false, perDay: null };
  const quotas = each.map((permit) => permit.perDay);
  return { allowed: true, perDay: quotas.includes(null) ? null : Math.max(...(quotas as number[])) };
}
