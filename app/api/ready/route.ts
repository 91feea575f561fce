import { db } from '@/lib/db/client';
import { databaseReady } from '@/lib/db/ready-store';
import { storeReady } from '@/lib/storage/store-ready';

export const dynamic = 'force-dynamic';

/** Whether this process can serve: database, migrations, store. 503 says which one is not there. */
export async function GET(): Promise<Response> {
  const [database, store] = await Promise.all([databaseReady(db()), storeReady()]);
  const parts = { ...database, store };
  const ready = Object.values(parts).every(Boolean);
  return Response.json(
    { ready, ...parts },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
