import { migrate } from '@/lib/db/migrate';

const appUrl = process.env.DATABASE_URL;
if (!appUrl) {
  console.error(
    'Set DATABASE_URL (the application) and, where tables have another owner, DATABASE_OWNER_URL.',
  );
  process.exit(1);
}
await migrate({ ownerUrl: process.env.DATABASE_OWNER_URL || appUrl, appUrl });
console.log('The database is up to date.');
process.exit(0);
