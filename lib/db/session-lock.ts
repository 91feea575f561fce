import { pool } from './client';

/**
 * Runs `work` while this process holds a session lock on `key`; null when somebody else holds it. The lock goes with
 * the connection, so a killed process frees it at once: that is how a dead worker is told from a slow one.
 */
export async function withSessionLock<T>(key: string, work: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect();
  try {
    const taken = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
      [key],
    );
    if (!taken.rows[0]?.held) return null;
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]);
    }
  } finally {
    client.release();
  }
}

export const outputLock = (outputId: string) => `output:${outputId}`;
