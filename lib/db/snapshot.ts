import { db, type Tx } from './client';

/** Runs `work` on one unchanging picture of the database. */
export const onSnapshot = <R>(work: (tx: Tx) => Promise<R>): Promise<R> =>
  db().transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' });
