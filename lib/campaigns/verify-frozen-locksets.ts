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
    const fault = await frozenFault(row);
    checks.push({ id, number, campaignId, problem: fault && words[fault] });
  }
  return checks;
}

/** What is wrong with a frozen lockset: its text has another hash, cannot be read, or its rows give another one. */
export type FrozenFault = 'text' | 'unreadable' | 'rows';

const words: Record<FrozenFault, string> = {
  text: 'the stored text does not have the recorded hash',
  unreadable: 'the stored text cannot be read as a lockset',
  rows: 'the rows give another hash than the recorded one',
};

/** Computes the hash of a frozen lockset again, from its text and from its rows; null when both give the recorded one. */
export async function frozenFault(
  row: Awaited<ReturnType<typeof listFrozenLocksets>>[number],
): Promise<FrozenFault | null> {
  if (sha256Hex(row.json) !== row.sha256) return 'text';
  const rows = await readLocksetRows(db(), row);
  try {
    return recomputeLocksetHash(rows, row.json) === row.sha256 ? null : 'rows';
  } catch {
    return 'unreadable';
  }
}
