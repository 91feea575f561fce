import { and, eq } from 'drizzle-orm';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { providerKey } from '@/lib/db/schema/models';
import { env } from '@/lib/env';
import { openKey, sealKey } from './key-seal';
import { type KeyedProvider, keyedProviders } from './provider-names';
import { keyFromEnvironment } from './providers';

export type KeyState = {
  provider: KeyedProvider;
  /** Where the key in use comes from; `unreadable`: sealed under a secret that is not in use any more. */
  source: 'environment' | 'database' | 'unreadable' | 'none';
  /** 0 = none was entered. */
  revision: number;
  setBy: string | null;
  setAt: Date | null;
};

const isKeyed = (provider: string): provider is KeyedProvider =>
  (keyedProviders as readonly string[]).includes(provider);

/** Which provider has a key, and from where. Never the key. */
export async function listKeyStates(db: DbOrTx): Promise<KeyState[]> {
  const rows = await db.select().from(providerKey);
  return keyedProviders.map((provider) => {
    const row = rows.find((entry) => entry.provider === provider);
    const source = keyFromEnvironment(provider)
      ? 'environment'
      : !row
        ? 'none'
        : openKey(env().AUTH_SECRET, provider, row.sealed) === null
          ? 'unreadable'
          : 'database';
    return {
      provider,
      source,
      revision: row?.revision ?? 0,
      setBy: row?.setBy ?? null,
      setAt: row?.setAt ?? null,
    };
  });
}

/** Providers that can be called: their key is there, or they need none. `only` limits what is looked up. */
export async function configuredProviders(
  db: DbOrTx,
  only?: readonly string[],
): Promise<(provider: string) => boolean> {
  const withoutLookUp = (provider: string) =>
    provider === 'sandbox' || (isKeyed(provider) && keyFromEnvironment(provider) !== null);
  if (only?.every(withoutLookUp)) return withoutLookUp;
  const states = await listKeyStates(db);
  const ready = new Set(
    states
      .filter(({ source }) => source === 'environment' || source === 'database')
      .map(({ provider }) => provider as string),
  );
  return (provider) => provider === 'sandbox' || ready.has(provider);
}

/** The key to call a provider with. For the worker only; it goes nowhere else. */
export async function findKey(db: DbOrTx, provider: string): Promise<string | null> {
  if (!isKeyed(provider)) return null;
  const given = keyFromEnvironment(provider);
  if (given) return given;
  const [row] = await db.select().from(providerKey).where(eq(providerKey.provider, provider));
  return row ? openKey(env().AUTH_SECRET, provider, row.sealed) : null;
}

/** Stores a key in place of the one of `revision` (0 = none yet); false when somebody else stored one meanwhile. */
export async function storeKey(
  tx: Tx,
  key: { provider: KeyedProvider; revision: number; plain: string; setBy: string; setAt: Date },
): Promise<boolean> {
  const { provider, revision, setBy, setAt } = key;
  const sealed = sealKey(env().AUTH_SECRET, provider, key.plain);
  const row = { sealed, setBy, setAt, revision: revision + 1 };
  const rows =
    revision === 0
      ? await tx
          .insert(providerKey)
          .values({ provider, ...row })
          .onConflictDoNothing()
          .returning({ provider: providerKey.provider })
      : await tx
          .update(providerKey)
          .set(row)
          .where(and(eq(providerKey.provider, provider), eq(providerKey.revision, revision)))
          .returning({ provider: providerKey.provider });
  return rows.length === 1;
}

/** Forgets a key; false when it is not the one of `revision`. */
export async function deleteKey(tx: Tx, provider: KeyedProvider, revision: number): Promise<boolean> {
  const rows = await tx
    .delete(providerKey)
    .where(and(eq(providerKey.provider, provider), eq(providerKey.revision, revision)))
    .returning({ provider: providerKey.provider });
  return rows.length === 1;
}
