import type { Role } from '@/lib/permission';

/** What a person with the role does, in a line. */
export const roleDoes: Record<Role, string> = {
  brand_owner: 'writes templates, keeps the brand kit, signs first',
  campaign_manager: 'fills slots, compares, picks, submits',
  creative: 'curates and takes hand-offs',
  legal: 'accepts terms, signs last, reads the log',
  lead: 'sets budgets, watches cost and fatigue',
  admin: 'people, roles, models',
};
