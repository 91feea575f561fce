import { sha256Hex } from '@/lib/canonical';
import { db } from '@/lib/db/client';
import { recomputeLocksetHash } from './lockset-hash';
import { listFrozenLocksets, readLocksetRows } from './lockset-store';

export type FrozenCheck = {
  id: string;
  number: number;
  campaignId: string;
  /** What is wrong with it; null when text and rows both give the recorded hash. */
  problem: string | null;
};

/** Computes the hash of every frozen lockset of the installation again, from its text and from its rows. */
export async function verifyFrozenLocksets(): Promise<FrozenCheck[]> {
  const checks: FrozenCheck[] = [];
  for (const row of await listFrozenLocksets(db(), 'everything')) {
    const { id, number, campaignId } = row;
    checks.push({ id, number, campaignId, problem: await problemOf(row) });
  }
  return checks;
}

async function problemOf(
  row: Awaited<ReturnType<typeof listFrozenLocksets>>[number],
): Promise<string | null> {
  if (sha256Hex(row.json) !== row.sha256) return 'the stored text does not have the recorded hash';
  try {
    const given = recomputeLocksetHash(await readLocksetRows(db(), row), row.json);
    return given === row.sha256 ? null : 'the rows give another hash than the recorded one';
  } catch {
    return 'the stored text cannot be read as a lockset';
  }
}
