import type { Role } from '@/lib/permission';

export type Actor =
  | { kind: 'person'; id: string; name: string }
  | { kind: 'system'; id: string; name: string };

/** Who acts, in which brand. Made from the database on every request, never from what the client says. */
export type Ctx = {
  actor: Actor;
  brand: { id: string; slug: string; name: string };
  roles: readonly Role[];
};

/** Who acts on the installation itself (people, brands, the model registry): an administrator or the system. */
export type InstallationCtx = { actor: Actor; isAdmin: boolean };

/** The system acting inside one brand (worker, seeding). It passes permission checks, and its events say so. */
export function systemCtx(brand: Ctx['brand'], id = 'worker'): Ctx {
  return { actor: { kind: 'system', id, name: 'Countersign' }, brand, roles: [] };
}

export const systemInstallationCtx: InstallationCtx = {
  actor: { kind: 'system', id: 'setup', name: 'Countersign' },
  isAdmin: true,
};
