import { and, asc, desc, eq, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { DbOrTx } from '@/lib/db/client';
import { lockset } from '@/lib/db/schema/campaigns';
import { blob, reference, template, templateVersion } from '@/lib/db/schema/library';
import { route, terms, termsDecision } from '@/lib/db/schema/models';
import { person } from '@/lib/db/schema/people';
import { asset, attempt, derivation, run, runInput, runOutput } from '@/lib/db/schema/runs';

async function findMaking(db: DbOrTx, brandId: string, target: SQL) {
  const decider = alias(person, 'decider');
  const [row] = await db
    .select({
      run,
      output: runOutput,
      route,
      terms,
      decision: termsDecision,
      decidedByName: decider.name,
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
    .innerJoin(route, eq(route.id, run.routeId))
    .innerJoin(lockset, eq(lockset.id, run.locksetId))
    .innerJoin(templateVersion, eq(templateVersion.id, run.templateVersionId))
    .innerJoin(template, eq(template.id, templateVersion.templateId))
    .leftJoin(terms, eq(terms.id, run.termsId))
    .leftJoin(termsDecision, eq(termsDecision.id, run.termsDecisionId))
    .leftJoin(decider, eq(decider.id, termsDecision.decidedBy))
    .leftJoin(person, eq(person.id, run.requestedBy))
    .where(and(target, eq(runOutput.brandId, brandId), eq(run.brandId, brandId)));
  if (!row) return null;
  const [last] = await db
    .select()
    .from(attempt)
    .where(eq(attempt.outputId, row.output.id))
    .orderBy(desc(attempt.number))
    .limit(1);
  return { ...row, attempt: last ?? null };
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
