import { can, type Permission, type Role } from '@/lib/permission';
import type { PaletteEntry } from './palette';
import type { Room } from './rooms';

const actions: { label: string; path: string; needs: Permission }[] = [
  { label: 'New campaign', path: '/campaigns/new', needs: 'campaign:write' },
  { label: 'New template', path: '/templates/new', needs: 'template:write' },
  { label: 'Upload a reference', path: '/references/new', needs: 'reference:write' },
  { label: 'Verify the provenance log', path: '/provenance?verify=1', needs: 'provenance:verify' },
];

/** What the palette offers before anything is typed: the rooms, then what the person's role lets them start. */
export function paletteEntries(
  brandSlug: string | null,
  roles: readonly Role[],
  rooms: Room[],
): PaletteEntry[] {
  const go = rooms.map((room) => ({ group: 'Go to', label: room.label, href: room.href }));
  if (!brandSlug) return go;
  const start = actions
    .filter((action) => can(roles, action.needs))
    .map(({ label, path }) => ({ group: 'Do', label, href: `/b/${brandSlug}${path}` }));
  return [...go, ...start];
}
