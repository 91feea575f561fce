import { withSessionLock } from '@/lib/db/session-lock';

/** One picture that waits to be made: whose turn it takes, and how it is called and settled. */
export type Turn<T> = {
  /** The session lock that its maker holds. */
  lock: string;
  /** What it waits for; null when it is not queued any more. `due` is false for a job that comes too early. */
  peek: () => Promise<{ routeId: string; concurrency: number; due: boolean } | null>;
  /** Stores the attempt and calls the model; null when there is nothing to call now. */
  call: () => Promise<T | null>;
  /** Keeps what came back, or records that nothing did. */
  settle: (called: T) => Promise<void>;
};

/**
 * Makes a picture as its only maker. A provider's limit of calls at a time holds over all workers, for the call alone:
 * what comes back is kept outside of it. May be delivered twice or die anywhere.
 */
export async function inTurn<T>({ lock, peek, call, settle }: Turn<T>, signal: AbortSignal): Promise<void> {
  const held = await withSessionLock(lock, async (session) => {
    const it = await peek();
    if (!it?.due) return true;
    const called = await session.inPlace(`calls:${it.routeId}`, it.concurrency, signal, call);
    if (called) await settle(called);
    return true;
  });
  // Whoever holds the lock may have put it back a moment ago (the reaper): this job is the one that makes it.
  if (!held && (await peek()))
    throw new Error(`${lock} is held by somebody who is not making it; try again.`);
}
