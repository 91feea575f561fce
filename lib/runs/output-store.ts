import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { readDocument } from '@/lib/campaigns/read-document';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { jsonRow } from '@/lib/db/json-row';
import { campaign, lockset } from '@/lib/db/schema/campaigns';
import { blob, reference } from '@/lib/db/schema/library';
import { route } from '@/lib/db/schema/models';
import { asset, attempt, derivation, run, runInput, runOutput } from '@/lib/db/schema/runs';

const inForce = alias(lockset, 'in_force');

export const outputsOf = (db: DbOrTx, runId: string) =>
  db.select().from(runOutput).where(eq(runOutput.runId, runId)).orderBy(asc(runOutput.position));

const rowOf = {
  output: jsonRow(runOutput),
  run: jsonRow(run),
  input: jsonRow(runInput),
  reference: jsonRow(reference),
  blob: jsonRow(blob),
};

/** The inputs of the run at hand, in order, each with its reference as it is now and what is known of its bytes. */
const inputRows = sql<Record<'input' | 'reference' | 'blob', unknown>[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('input', to_jsonb(i), 'reference', to_jsonb(f), 'blob', to_jsonb(b))
    order by i.position), '[]')
  from run_input i join blob b on b.sha256 = i.sha256 left join reference f on f.id = i.reference_id
  where i.run_id = ${run.id})`;

const must = <T>(row: T | null): T => {
  if (row === null) throw new Error('A row that is never missing is missing.');
  return row;
};

/** Everything the worker needs to make one output, in one statement. */
export async function loadOutput(db: DbOrTx, brandId: string, outputId: string) {
  const [row] = await db
    .select({
      output: rowOf.output.column,
      run: rowOf.run.column,
      inputs: inputRows,
      asked: { sha256: lockset.sha256, json: lockset.json },
      inForce: { sha256: inForce.sha256, json: inForce.json },
    })
    .from(runOutput)
    .innerJoin(run, eq(run.id, runOutput.runId))
    .innerJoin(lockset, eq(lockset.id, run.locksetId))
    .innerJoin(campaign, eq(campaign.id, run.campaignId))
    .leftJoin(inForce, eq(inForce.id, campaign.locksetId))
    .where(and(eq(runOutput.id, outputId), eq(runOutput.brandId, brandId)));
  if (!row) return null;
  return {
    output: must(rowOf.output.read(row.output)),
    run: must(rowOf.run.read(row.run)),
    /** The lockset that the run was asked under, whatever is in force now. */
    document: readDocument(row.asked),
    /** What the campaign needs today; null when it has no lockset in force. */
    needs: row.inForce ? readDocument(row.inForce).needs : null,
    inputs: row.inputs.map((entry) => {
      const { size, width, height } = must(rowOf.blob.read(entry.blob));
      const held = rowOf.reference.read(entry.reference);
      return {
        ...must(rowOf.input.read(entry.input)),
        /** With its rights as they are now; null for a picture of the campaign. */
        reference: held,
        maskSha256: held?.maskSha256 ?? null,
        consent: held?.consent ?? '',
        bytes: size,
        pixels: (width ?? 0) * (height ?? 0),
      };
    }),
  };
}
export type LoadedOutput = NonNullable<Awaited<ReturnType<typeof loadOutput>>>;

/** What an output's events are about. */
export const aboutOutput = ({ output, run }: Pick<LoadedOutput, 'output' | 'run'>) => ({
  subject: { type: 'output', id: output.id },
  campaignId: run.campaignId,
});

/** How its money is settled. */
export const purseOf = ({ output, run }: Pick<LoadedOutput, 'output' | 'run'>) => ({
  brandId: run.brandId,
  campaignId: run.campaignId,
  runId: run.id,
  outputId: output.id,
  reservedMicros: output.reservedMicros,
});

/** Every call that was made for an output, in order. */
export const attemptsOf = (db: DbOrTx, outputId: string) =>
  db.select().from(attempt).where(eq(attempt.outputId, outputId)).orderBy(asc(attempt.number));

/** Whether an output can be made now and by which model, in one statement: what a worker needs to wait for its turn. */
export async function peekOutput(db: DbOrTx, brandId: string, outputId: string) {
  const [row] = await db
    .select({
      state: runOutput.state,
      nextTryAt: runOutput.nextTryAt,
      routeId: route.id,
      concurrency: sql<number>`(${route.spec}->>'concurrency')::int`,
    })
    .from(runOutput)
    .innerJoin(run, eq(run.id, runOutput.runId))
    .innerJoin(route, sql`${route.id} = coalesce(${runOutput.routeId}, ${run.routeId})`)
    .where(and(eq(runOutput.id, outputId), eq(runOutput.brandId, brandId)));
  return row ?? null;
}

/** Conditional: zero rows means that somebody else moved it first. */
export async function moveOutput(
  tx: Tx,
  outputId: string,
  from: (typeof runOutput.$inferSelect)['state'][],
  to: Partial<typeof runOutput.$inferInsert> & { state: (typeof runOutput.$inferSelect)['state'] },
): Promise<boolean> {
  const rows = await tx
    .update(runOutput)
    .set(to)
    .where(and(eq(runOutput.id, outputId), inArray(runOutput.state, from)))
    .returning({ id: runOutput.id });
  return rows.length === 1;
}

/** Stores a call before it is made, as the next one of its output; answers its number. */
export async function insertAttempt(
  tx: Tx,
  row: Omit<typeof attempt.$inferInsert, 'number'>,
): Promise<number> {
  const number = sql<number>`(select coalesce(max(a.number), 0) + 1 from attempt a where a.output_id = ${row.outputId})`;
  const [made] = await tx
    .insert(attempt)
    .values({ ...row, number })
    .returning({ number: attempt.number });
  return made?.number ?? 1;
}

export async function lastAttempt(db: DbOrTx, outputId: string) {
  const [row] = await db
    .select()
    .from(attempt)
    .where(eq(attempt.outputId, outputId))
    .orderBy(desc(attempt.number))
    .limit(1);
  return row ?? null;
}

export async function endAttempt(
  tx: Tx,
  attemptId: string,
  to: Partial<typeof attempt.$inferInsert> & { state: 'succeeded' | 'failed' | 'unknown' },
): Promise<void> {
  await tx
    .update(attempt)
    .set(to)
    .where(and(eq(attempt.id, attemptId), eq(attempt.state, 'sent')));
}

export async function insertAsset(
  tx: Tx,
  row: typeof asset.$inferInsert,
  parent: { assetId: string; operation: string } | null,
): Promise<void> {
  await tx.insert(asset).values(row);
  if (parent)
    await tx
      .insert(derivation)
      .values({ assetId: row.id, parentAssetId: parent.assetId, operation: parent.operation });
}

/** Outputs that a worker had begun; whether it still lives is told by its advisory lock. */
export const runningOutputs = (db: DbOrTx) =>
  db
    .select({ id: runOutput.id, brandId: runOutput.brandId })
    .from(runOutput)
    .where(inArray(runOutput.state, ['running']));
