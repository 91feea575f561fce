import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Tx } from '@/lib/db/client';
import { env } from '@/lib/env';

/** Every job there is, with its data. Handlers are idempotent: a job may be delivered twice. */
export type Jobs = {
  /** Makes one output of a run. */
  render: { outputId: string; brandId: string };
  /** Seals and delivers an approved submission. */
  deliver: { submissionId: string; brandId: string };
  /** Makes one picture of a trial on the model desk. */
  trial: { pictureId: string; brandId: string };
};
export type JobName = keyof Jobs;

/** A job whose worker shows no sign of life for `heartbeatSeconds` goes to another one. */
export const queues: Record<
  JobName,
  { retryLimit: number; expireInSeconds: number; heartbeatSeconds: number }
> = {
  render: { retryLimit: 5, expireInSeconds: 600, heartbeatSeconds: 15 },
  deliver: { retryLimit: 5, expireInSeconds: 300, heartbeatSeconds: 15 },
  trial: { retryLimit: 5, expireInSeconds: 600, heartbeatSeconds: 15 },
};
const SUPERVISE_EVERY_SECONDS = 5;

/** A queue client on a connection string. Only `db:migrate` (the owner) may create the queue's tables. */
export function makeBoss(connectionString: string, role: 'sender' | 'worker' | 'migrator'): PgBoss {
  return new PgBoss({
    connectionString,
    max: role === 'worker' ? 8 : 2,
    migrate: role === 'migrator',
    supervise: role === 'worker',
    superviseIntervalSeconds: SUPERVISE_EVERY_SECONDS,
    monitorIntervalSeconds: SUPERVISE_EVERY_SECONDS,
    schedule: role === 'worker',
    useListenNotify: role === 'worker',
    application_name: `countersign-${role}`,
  });
}

const holder = globalThis as unknown as { countersignBoss?: Promise<PgBoss> };

async function sender(): Promise<PgBoss> {
  holder.countersignBoss ??= (async () => {
    const boss = makeBoss(env().DATABASE_URL, 'sender');
    boss.on('error', () => undefined);
    await boss.start();
    return boss;
  })();
  holder.countersignBoss.catch(() => {
    holder.countersignBoss = undefined;
  });
  return holder.countersignBoss;
}

/** Enqueues inside the caller's transaction: the job exists if and only if the write does. */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  jobs: readonly Jobs[N][],
  options: { priority?: number; startAfter?: Date } = {},
): Promise<void> {
  const boss = await sender();
  const db = fromDrizzle(tx, sql);
  for (const data of jobs) await boss.send(name, data, { db, ...options });
}

/** Ends the sender: at shutdown and after each test file. */
export async function closeQueue(): Promise<void> {
  const boss = holder.countersignBoss;
  holder.countersignBoss = undefined;
  await (await boss?.catch(() => undefined))?.stop({ graceful: false });
}
