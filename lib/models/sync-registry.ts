import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { route, terms } from '@/lib/db/schema/models';
import { newId } from '@/lib/id';
import { aYearAfter } from '@/lib/terms/rules';
import { registry } from './registry';

/** Puts shipped routes and their terms into the database. What is there already is left as an administrator has it. */
export async function syncRegistry(db: Pick<NodePgDatabase, 'insert'>): Promise<void> {
  for (const entry of registry) {
    const { id, provider, modelId, plan, name, spec, enabled } = entry;
    await db.insert(route).values({ id, provider, modelId, plan, name, spec, enabled }).onConflictDoNothing();
    await db
      .insert(terms)
      .values({
        id: newId('terms'),
        routeId: id,
        version: 1,
        nextReviewOn: aYearAfter(entry.terms.readOn),
        ...entry.terms,
      })
      .onConflictDoNothing();
  }
}
