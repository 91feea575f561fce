import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { pool } from './client';

/** Locks of a connection that holds a session lock already: more of them cost no further connection. */
export type LockSession = {
  /**
   * Waits for one of `limit` places under `key`, then works in it. All processes share the places, and a killed one frees
   * its own with its connection: that is what makes a provider's limit of calls at a time a hard one.
   */
  inPlace: <T>(key: string, limit: number, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
};

const PLACE_PAUSE_MS = 20;

/**
 * Runs `work` while this process holds a session lock on `key`; null when somebody else holds it. The lock goes with
 * the connection, so a killed process frees it at once: that is how a dead worker is told from a slow one.
 */
export async function withSessionLock<T>(
  key: string,
  work: (session: LockSession) => Promise<T>,
): Promise<T | null> {
  const client = await pool().connect();
  try {
    const taken = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
      [key],
    );
    if (!taken.rows[0]?.held) return null;
    try {
      return await work({ inPlace: (...place) => inPlace(client, ...place) });
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]);
    }
  } finally {
    client.release();
  }
}

async function inPlace<T>(
  client: PoolClient,
  key: string,
  limit: number,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const name = (place: number) => `${key}#${place}`;
  for (;;) {
    // From another place each time, so that many who wait do not all ask for the first one.
    const first = Math.floor(Math.random() * limit);
    for (let step = 0; step < limit; step++) {
      const place = (first + step) % limit;
      const taken = await client.query<{ held: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
        [name(place)],
      );
      if (!taken.rows[0]?.held) continue;
      try {
        return await work();
      } finally {
        await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name(place)]);
      }
    }
    await sleep(PLACE_PAUSE_MS * (0.5 + Math.random()), undefined, { signal });
  }
}

export const outputLock = (outputId: string) => `output:${outputId}`;
export const trialPictureLock = (pictureId: string) => `trial:${pictureId}`;
