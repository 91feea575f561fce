import { db } from '@/lib/db/client';
import { databaseReady } from '@/lib/db/ready-store';
import { logger } from '@/lib/logger';
import { storeReady } from '@/lib/storage/store-ready';

export const dynamic = 'force-dynamic';

const nothing = { settings: false, database: false, migrations: false, store: false };

async function parts(): Promise<Record<string, boolean>> {
  try {
    const [database, store] = await Promise.all([databaseReady(db()), storeReady()]);
    return { ...database, store };
  } catch (error) {
    // Settings that are missing: their names are for the log, not for whoever asks.
    logger.error({ err: error }, 'not ready');
    return nothing;
  }
}

/** Whether this process can serve: database, migrations, store. 503 says which one is not there. */
export async function GET(): Promise<Response> {
  const found = await parts();
  const ready = Object.values(found).every(Boolean);
  return Response.json(
    { ready, ...found },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
