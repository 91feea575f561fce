import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@/lib/permission';

/** Every address of the portal as the files of app/ say it: `/b/[brand]/assets/[asset]`. */
export function addresses(kind: 'page.tsx' | 'route.ts', folder = 'app'): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return addresses(kind, path);
      return entry.name === kind ? [folder] : [];
    })
    .map((found) => found.replace(/^app/, '').replace(/\/\([^)]+\)/g, '') || '/')
    .sort();
}

const everybody: Role[] = ['campaign_manager', 'creative', 'brand_owner', 'legal', 'lead'];
const makers: Role[] = ['campaign_manager', 'brand_owner'];
const logReaders: Role[] = ['brand_owner', 'legal', 'lead'];

/**
 * Who of a brand opens which page, by hand and not from the permission table: what a role may see is decided here a
 * second time. Pages of administrators are `admin`: to everybody else they do not exist.
 */
export const pages: Record<string, { roles: Role[] | 'admin'; script: 'none' | 'form' | 'chart' }> = {
  '/b/[brand]': { roles: [...everybody, 'admin'], script: 'none' },
  '/b/[brand]/assets': { roles: everybody, script: 'form' },
  '/b/[brand]/assets/[asset]': { roles: everybody, script: 'form' },
  '/b/[brand]/budget': { roles: everybody, script: 'form' },
  '/b/[brand]/campaigns': { roles: everybody, script: 'form' },
  '/b/[brand]/campaigns/[campaign]': { roles: everybody, script: 'form' },
  '/b/[brand]/campaigns/[campaign]/activity': { roles: everybody, script: 'none' },
  '/b/[brand]/campaigns/[campaign]/budget': { roles: everybody, script: 'form' },
  '/b/[brand]/campaigns/[campaign]/lockset': { roles: everybody, script: 'form' },
  '/b/[brand]/campaigns/[campaign]/lockset/simulate': { roles: everybody, script: 'form' },
  '/b/[brand]/campaigns/[campaign]/rules': { roles: everybody, script: 'form' },
  '/b/[brand]/campaigns/[campaign]/run': { roles: everybody, script: 'form' },
  '/b/[brand]/campaigns/[campaign]/run/upload': { roles: ['campaign_manager', 'creative'], script: 'form' },
  '/b/[brand]/campaigns/new': { roles: makers, script: 'form' },
  '/b/[brand]/desk': { roles: everybody, script: 'form' },
  '/b/[brand]/insights': { roles: ['campaign_manager', 'creative', 'brand_owner', 'lead'], script: 'chart' },
  '/b/[brand]/kit': { roles: [...everybody, 'admin'], script: 'form' },
  '/b/[brand]/provenance': { roles: logReaders, script: 'form' },
  '/b/[brand]/provenance/[record]': { roles: logReaders, script: 'none' },
  '/b/[brand]/questions': { roles: logReaders, script: 'form' },
  '/b/[brand]/references': { roles: everybody, script: 'form' },
  '/b/[brand]/references/[reference]': { roles: everybody, script: 'form' },
  '/b/[brand]/references/[reference]/mask': { roles: makers, script: 'form' },
  '/b/[brand]/references/[reference]/rights': { roles: makers, script: 'form' },
  '/b/[brand]/references/new': { roles: makers, script: 'form' },
  '/b/[brand]/review': { roles: everybody, script: 'form' },
  '/b/[brand]/templates': { roles: everybody, script: 'form' },
  '/b/[brand]/templates/[template]': { roles: everybody, script: 'form' },
  '/b/[brand]/templates/new': { roles: ['brand_owner'], script: 'form' },
  '/b/[brand]/terms': { roles: [...everybody, 'admin'], script: 'form' },
  '/b/[brand]/terms/limits': { roles: [...everybody, 'admin'], script: 'form' },
  '/b/[brand]/terms/[route]': { roles: [...everybody, 'admin'], script: 'form' },
  '/admin/people': { roles: 'admin', script: 'form' },
  '/admin/people/[person]': { roles: 'admin', script: 'form' },
  '/admin/people/new': { roles: 'admin', script: 'form' },
  '/admin/brands': { roles: 'admin', script: 'form' },
  '/admin/brands/[brand]': { roles: 'admin', script: 'form' },
  '/admin/brands/new': { roles: 'admin', script: 'form' },
  '/admin/models': { roles: 'admin', script: 'form' },
  '/admin/models/new': { roles: 'admin', script: 'form' },
  '/admin/models/[route]': { roles: 'admin', script: 'form' },
  '/admin/models/[route]/terms': { roles: 'admin', script: 'form' },
  '/admin/models/keys': { roles: 'admin', script: 'form' },
};

/** Pages for people without a session, and the ones that only lead on. */
export const otherPages = ['/', '/sign-in', '/admin'];

/** Routes of a brand: who gets an answer, and how it is asked. */
export const routes: Record<string, { roles: Role[]; method: 'GET' | 'POST' }> = {
  '/api/b/[brand]/activity': { roles: [...everybody, 'admin'], method: 'GET' },
  '/api/b/[brand]/campaigns/[campaign]/ledger': { roles: everybody, method: 'GET' },
  '/api/b/[brand]/asset-lists/[list]': { roles: logReaders, method: 'GET' },
  '/api/b/[brand]/concepts/[concept]/states': { roles: everybody, method: 'GET' },
  '/api/b/[brand]/hand-offs/[handOff]': { roles: everybody, method: 'GET' },
  '/api/b/[brand]/insights/[table]': {
    roles: ['campaign_manager', 'creative', 'brand_owner', 'lead'],
    method: 'GET',
  },
  '/api/b/[brand]/locksets/[lockset]': { roles: everybody, method: 'GET' },
  '/api/b/[brand]/media/[kind]/[id]': { roles: everybody, method: 'GET' },
  '/api/b/[brand]/palette': { roles: [...everybody, 'admin'], method: 'GET' },
  '/api/b/[brand]/provenance/export': { roles: ['legal'], method: 'GET' },
  '/api/b/[brand]/provenance/verify': { roles: ['legal'], method: 'POST' },
  '/api/b/[brand]/terms/[terms]/document': { roles: [...everybody, 'admin'], method: 'GET' },
  '/api/b/[brand]/uploads': { roles: [...makers, 'creative'], method: 'POST' },
  '/api/b/[brand]/uploads/cut-out/[reference]': { roles: everybody, method: 'GET' },
  '/api/b/[brand]/uploads/mask-preview': { roles: makers, method: 'POST' },
};
/** Routes of the installation, for administrators. */
export const installationRoutes: Record<string, 'GET' | 'POST'> = { '/api/admin/terms': 'POST' };
export const openRoutes = ['/api/auth/[...nextauth]', '/api/health', '/api/ready'];

/** The address of a page or route for what the journey made. A parameter that nothing fills is an error. */
export function fill(address: string, values: Record<string, string>): string {
  return address.replace(/\[(?:\.\.\.)?([a-zA-Z]+)\]/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for [${name}] of ${address}.`);
    return encodeURIComponent(value);
  });
}
