import type { Role } from '@/lib/permission';

/** What stands still in a brand in which nobody holds the role. */
const standsStill: Partial<Record<Role, string>> = {
  brand_owner: 'publish templates, sign locksets off or give the brand sign-off',
  campaign_manager: 'plan campaigns and run them',
  legal: 'decide about terms or give the legal sign-off',
  lead: 'set budgets',
};

export const missingRoles = (held: readonly Role[]): { role: Role; without: string }[] =>
  (Object.entries(standsStill) as [Role, string][])
    .filter(([role]) => !held.includes(role))
    .map(([role, without]) => ({ role, without }));
