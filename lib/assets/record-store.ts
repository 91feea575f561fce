import { and, asc, desc, eq, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { DbOrTx } from '@/lib/db/client';
import { lockset } from '@/lib/db/schema/campaigns';
import { event } from '@/lib/db/schema/events';
import { blob, reference, template, templateVersion } from '@/lib/db/schema/library';
import { route, terms, termsDecision } from '@/lib/db/schema/models';
import { person } from '@/lib/db/schema/people';
import { asset, attempt, derivation, run, runInput, runOutput } from '@/lib/db/schema/runs';
import type { EventName } from '@/lib/events/events';

/** Every call that was made for an output, in order, with the model that was called. */
async function callsOf(db: DbOrTx, outputId: string) {
  const rows = await db
    .select({ attempt, modelName: route.name })
    .from(attempt)
    .innerJoin(runOutput, eq(runOutput.id, attempt.outputId))
    .innerJoin(run, eq(run.id, runOutput.runId))
    // Calls from before it was kept went to the run's own model.
    .innerJoin(route, eq(route.id, sql`coalesce(${attempt.routeId}, ${run.routeId})`))
    .where(eq(attempt.outputId, outputId))
    .orderBy(asc(attempt.number));
  return rows.map((row) => ({ ...row.attempt, modelName: row.modelName }));
}

/** Terms by their id, with the brand's decision on them that held at an instant, or the one that is named. */
async function termsSeen(
  db: DbOrTx,
  seen: { brandId: string; termsId: string | null; at: Date; decisionId: string | null },
) {
  const { brandId, termsId, at, decisionId } = seen;
  if (termsId === null) return { terms: null, decision: null, decidedByName: null };
  const [read] = await db.select().from(terms).where(eq(terms.id, termsId));
  const [decided] = await db
    .select({ decision: termsDecision, name: person.name })
    .from(termsDecision)
    .leftJoin(person, eq(person.id, termsDecision.decidedBy))
    .where(
      decisionId
        ? eq(termsDecision.id, decisionId)
        : and(
            eq(termsDecision.brandId, brandId),
            eq(termsDecision.termsId, termsId),
            lte(termsDecision.decidedAt, at),
          ),
    )
    .orderBy(desc(termsDecision.decidedAt), desc(termsDecision.id))
    .limit(1);
  return {
    terms: read ?? null,
    decision: decided?.decision ?? null,
    decidedByName: decided?.name ?? null,
  };
}

/** Why another model took over, as the record of it says. */
async function whyItFellBack(db: DbOrTx, brandId: string, outputId: string): Promise<string | null> {
  const [row] = await db
    .select({ payload: event.payload })
    .from(event)
    .where(
      and(
        eq(event.brandId, brandId),
        eq(event.subjectId, outputId),
        eq(event.type, 'output.fell_back' satisfies EventName),
      ),
    )
    .orderBy(desc(event.position))
    .limit(1);
  const why = row?.payload.why;
  return typeof why === 'string' ? why : null;
}

async function findMaking(db: DbOrTx, brandId: string, target: SQL) {
  const asked = alias(route, 'asked');
  const [row] = await db
    .select({
      run,
      output: runOutput,
      /** The model that made it, or is to. */
      route,
      /** The model that the run was given to; another one where it fell back. */
      asked: { id: asked.id, name: asked.name },
      requestedByName: person.name,
      templateId: template.id,
      templateName: template.name,
      versionNumber: templateVersion.number,
      specHash: templateVersion.specHash,
      spec: templateVersion.spec,
      locksetNumber: lockset.number,
    })
    .from(runOutput)
    .leftJoin(asset, eq(asset.outputId, runOutput.id))
    .innerJoin(run, eq(run.id, runOutput.runId))
    .innerJoin(route, eq(route.id, sql`coalesce(${runOutput.routeId}, ${run.routeId})`))
    .innerJoin(asked, eq(asked.id, run.routeId))
    .innerJoin(lockset, eq(lockset.id, run.locksetId))
    .innerJoin(templateVersion, eq(templateVersion.id, run.templateVersionId))
    .innerJoin(template, eq(template.id, templateVersion.templateId))
    .leftJoin(person, eq(person.id, run.requestedBy))
    .where(and(target, eq(runOutput.brandId, brandId), eq(run.brandId, brandId)));
  if (!row) return null;
  const calls = await callsOf(db, row.output.id);
  const own = row.route.id === row.asked.id;
  const here = calls.findLast((call) => (call.routeId ?? row.asked.id) === row.route.id);
  const termsId = here?.termsId ?? (own ? row.run.termsId : null);
  const seen = await termsSeen(db, {
    brandId,
    termsId,
    at: here?.startedAt ?? row.run.createdAt,
    decisionId: own && termsId === row.run.termsId ? row.run.termsDecisionId : null,
  });
  const tookOverBecause = own ? null : await whyItFellBack(db, brandId, row.output.id);
  return { ...row, ...seen, calls, attempt: calls.at(-1) ?? null, tookOverBecause };
}

/** How a picture came to be: what was asked, of whom, with what, and what it cost. Null for an uploaded one. */
export const makingOf = (db: DbOrTx, brandId: string, assetId: string) =>
  findMaking(db, brandId, eq(asset.id, assetId));

/** The same for an output, whether it gave a picture or not. */
export const makingOfOutput = (db: DbOrTx, brandId: string, outputId: string) =>
  findMaking(db, brandId, eq(runOutput.id, outputId));

export type Making = NonNullable<Awaited<ReturnType<typeof makingOf>>>;

const referenceColumns = {
  id: reference.id,
  name: reference.name,
  role: reference.role,
  sha256: reference.sha256,
  mime: blob.mime,
  rightsOwner: reference.rightsOwner,
  licence: reference.licence,
  consent: reference.consent,
  territories: reference.territories,
  expiresOn: reference.expiresOn,
  rightsRevision: reference.rightsRevision,
  withdrawnAt: reference.withdrawnAt,
  withdrawnReason: reference.withdrawnReason,
};

const lockedReferences = (db: DbOrTx, brandId: string, target: SQL) =>
  db
    .select(referenceColumns)
    .from(runOutput)
    .leftJoin(asset, eq(asset.outputId, runOutput.id))
    .innerJoin(runInput, eq(runInput.runId, runOutput.runId))
    .innerJoin(reference, eq(reference.id, runInput.referenceId))
    .innerJoin(blob, eq(blob.sha256, reference.sha256))
    .where(and(target, eq(runOutput.brandId, brandId)))
    .orderBy(asc(runInput.position));

/** References that the run of an output was given, with the rights they have now. */
export const referencesOfOutput = (db: DbOrTx, brandId: string, outputId: string) =>
  lockedReferences(db, brandId, eq(runOutput.id, outputId));

/** A reference with the rights it has now, as `referencesOf` gives it. */
export const referencesById = (db: DbOrTx, brandId: string, referenceId: string) =>
  db
    .select(referenceColumns)
    .from(reference)
    .innerJoin(blob, eq(blob.sha256, reference.sha256))
    .where(and(eq(reference.id, referenceId), eq(reference.brandId, brandId)));

/** References that went into a picture, and the one whose rights cover an uploaded one, with the rights they have now. */
export async function referencesOf(db: DbOrTx, brandId: string, assetId: string) {
  const locked = await lockedReferences(db, brandId, eq(asset.id, assetId));
  const covering = await db
    .select(referenceColumns)
    .from(asset)
    .innerJoin(reference, eq(reference.id, asset.referenceId))
    .innerJoin(blob, eq(blob.sha256, reference.sha256))
    .where(and(eq(asset.id, assetId), eq(asset.brandId, brandId)));
  return [
    ...locked.map((entry) => ({ ...entry, use: 'input' as const })),
    ...covering.map((entry) => ({ ...entry, use: 'covers' as const })),
  ];
}
export type UsedReference = Awaited<ReturnType<typeof referencesOf>>[number];

/** The pictures that this one was made from directly. */
export const parentsOf = (db: DbOrTx, brandId: string, assetId: string) =>
  db
    .select({
      id: asset.id,
      sha256: asset.sha256,
      mime: asset.mime,
      width: asset.width,
      height: asset.height,
      operation: derivation.operation,
    })
    .from(derivation)
    .innerJoin(asset, eq(asset.id, derivation.parentAssetId))
    .where(and(eq(derivation.assetId, assetId), eq(asset.brandId, brandId)))
    .orderBy(asc(asset.createdAt));
