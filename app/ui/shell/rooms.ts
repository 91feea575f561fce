import type { Permission, Role } from '@/lib/permission';
import { can } from '@/lib/permission';

export type RoomIcon =
  | 'home'
  | 'campaigns'
  | 'review'
  | 'assets'
  | 'provenance'
  | 'insights'
  | 'budget'
  | 'kit'
  | 'references'
  | 'templates'
  | 'terms'
  | 'desk'
  | 'questions'
  | 'people'
  | 'brands'
  | 'models';

export type Room = { label: string; href: string; icon: RoomIcon; count?: number };

type Entry = { label: string; path: string; icon: RoomIcon; needs: Permission[] };

const work: Entry[] = [
  { label: 'Home', path: '', icon: 'home', needs: ['brand:read'] },
  { label: 'Campaigns', path: '/campaigns', icon: 'campaigns', needs: ['campaign:read'] },
  { label: 'Review', path: '/review', icon: 'review', needs: ['review:read'] },
  { label: 'Assets', path: '/assets', icon: 'assets', needs: ['asset:read'] },
  { label: 'Provenance', path: '/provenance', icon: 'provenance', needs: ['provenance:read'] },
  { label: 'Insights', path: '/insights', icon: 'insights', needs: ['insights:all', 'insights:own'] },
];

const governance: Entry[] = [
  { label: 'Budget', path: '/budget', icon: 'budget', needs: ['campaign:read'] },
  { label: 'Brand kit', path: '/kit', icon: 'kit', needs: ['brand:read'] },
  { label: 'References', path: '/references', icon: 'references', needs: ['reference:read'] },
  { label: 'Templates', path: '/templates', icon: 'templates', needs: ['template:read'] },
  { label: 'Models and terms', path: '/terms', icon: 'terms', needs: ['terms:read'] },
  { label: 'Model desk', path: '/desk', icon: 'desk', needs: ['campaign:read'] },
  { label: 'Questions', path: '/questions', icon: 'questions', needs: ['provenance:read'] },
];

const installation: Room[] = [
  { label: 'People', href: '/admin/people', icon: 'people' },
  { label: 'Brands', href: '/admin/brands', icon: 'brands' },
  { label: 'Models', href: '/admin/models', icon: 'models' },
];

/** What the rail offers: the rooms that one of the person's roles opens. The pages check for themselves. */
export function roomsFor(
  brandSlug: string,
  roles: readonly Role[],
  isAdmin: boolean,
  counts: { review: number },
): { work: Room[]; governance: Room[] } {
  const open = (entries: Entry[]): Room[] =>
    entries
      .filter((entry) => entry.needs.some((permission) => can(roles, permission)))
      .map(({ label, path, icon }) => ({
        label,
        icon,
        href: `/b/${brandSlug}${path}`,
        ...(icon === 'review' && counts.review > 0 ? { count: counts.review } : {}),
      }));
  return { work: open(work), governance: [...open(governance), ...(isAdmin ? installation : [])] };
}
