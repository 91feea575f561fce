/** Roles are granted per brand. */
export const roles = ['campaign_manager', 'creative', 'brand_owner', 'legal', 'lead', 'admin'] as const;
export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  campaign_manager: 'Campaign manager',
  creative: 'Creative',
  brand_owner: 'Brand owner',
  legal: 'Legal',
  lead: 'Lead',
  admin: 'Admin',
};

const readers = [
  'brand:read',
  'template:read',
  'campaign:read',
  'run:read',
  'asset:read',
  'review:read',
  'reference:read',
  'terms:read',
] as const;

/** What each role may do in a brand. The server and the interface read this one table; what is absent is refused. */
const matrix = {
  campaign_manager: [
    ...readers,
    'campaign:write',
    'campaign:propose',
    'reference:write',
    'run:create',
    'asset:pick',
    'asset:upload',
    'asset:annotate',
    'asset:discard',
    'submission:create',
    'submission:withdraw',
    'hand_off:create',
    'insights:own',
  ],
  creative: [
    ...readers,
    'run:create',
    'asset:pick',
    'asset:upload',
    'asset:annotate',
    'submission:create',
    'submission:withdraw',
    'hand_off:create',
    'insights:own',
  ],
  brand_owner: [
    ...readers,
    'brand:write',
    'template:write',
    'template:publish',
    'reference:write',
    'reference:withdraw',
    'reference:curate',
    'campaign:write',
    'campaign:propose',
    'lockset:sign_off',
    'override:request',
    'submission:sign_off_brand',
    'asset:annotate',
    'provenance:read',
    'insights:own',
  ],
  legal: [
    ...readers,
    'terms:decide',
    'submission:sign_off_legal',
    'submission:recall',
    'reference:withdraw',
    'provenance:read',
    'provenance:export',
    'provenance:verify',
    'override:request',
    'override:approve_four_eyes',
    'asset:annotate',
  ],
  lead: [
    ...readers,
    'budget:set',
    'model:limit',
    'override:request',
    'override:approve_spending',
    'insights:all',
    'insights:own',
    'hand_off:create',
    'provenance:read',
  ],
  admin: ['brand:read', 'people:manage', 'terms:read'],
} as const satisfies Record<Role, readonly string[]>;

export type Permission = (typeof matrix)[Role][number];

/** Whether any of the roles grants the permission. Fails closed on an unknown role. */
export function can(held: readonly Role[], permission: Permission): boolean {
  return held.some((role) => (matrix[role] as readonly string[] | undefined)?.includes(permission) ?? false);
}

/** The roles that grant a permission, for messages such as "ask a brand owner". */
export function rolesWith(permission: Permission): Role[] {
  return roles.filter((role) => (matrix[role] as readonly string[]).includes(permission));
}
