import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Override } from '@/lib/break-glass/rules';
import { overridesInForce } from '@/lib/break-glass/store';
import { listApplicable } from '@/lib/budgets/store';
import { readDocument } from '@/lib/campaigns/read-document';
import type { LocksetDocument } from '@/lib/campaigns/schemas';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { budget, campaign, lockset } from '@/lib/db/schema/campaigns';
import { blob, brandKit, reference, template, templateVersion } from '@/lib/db/schema/library';
import { asset, concept, pick, run, runInput, runOutput } from '@/lib/db/schema/runs';
import { checkAssetLive } from '@/lib/governance/check-live';
import type { Role } from '@/lib/permission';
import { readSpec } from '@/lib/templates/read-spec';
import { loadCandidates } from './candidate-store';
import { outputsOf } from './output-store';
import type { RunWorld, WorldParent, WorldReference } from './world';

/** Reads all that deciding about a run depends on; null when the campaign is not of this brand. */
export async function loadRunWorld(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
  who: { personId: string; roles: readonly Role[]; now: Date },
  /** `holdOverrides` where it is decided by them: what lets a run through is then not ended before it is recorded. */
  readOverrides: (campaignId: string) => Promise<Override[]> = (id) =>
    overridesInForce(db, brandId, id, who.now),
): Promise<RunWorld | null> {
  const [found] = await db
    .select({ campaign, lockset, budget, kit: brandKit })
    .from(campaign)
    .leftJoin(lockset, eq(lockset.id, campaign.locksetId))
    .leftJoin(budget, eq(budget.campaignId, campaign.id))
    .leftJoin(brandKit, eq(brandKit.brandId, campaign.brandId))
    .where(and(eq(campaign.id, campaignId), eq(campaign.brandId, brandId)));
  if (!found) return null;
  const document = found.lockset ? readDocument(found.lockset) : null;
  return {
    campaign: found.campaign,
    lockset:
      found.lockset && document
        ? { id: found.lockset.id, number: found.lockset.number, sha256: found.lockset.sha256, document }
        : null,
    templates: document ? await loadTemplates(db, brandId, document) : [],
    references: document ? await loadReferences(db, brandId, document) : [],
    candidates: document ? await loadCandidates(db, document, { brandId, ...who }) : new Map(),
    palette: found.kit?.palette ?? [],
    forbiddenTerms: found.kit?.forbiddenTerms ?? [],
    marketTerms: found.kit?.marketTerms ?? [],
    claims: found.kit?.claims ?? [],
    budget: found.budget,
    budgets: await listApplicable(db, { brandId, campaignId, ...who }),
    overrides: await readOverrides(campaignId),
  };
}

async function loadTemplates(
  db: DbOrTx,
  brandId: string,
  document: LocksetDocument,
): Promise<RunWorld['templates']> {
  const ids = document.templates.map((entry) => entry.versionId);
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: templateVersion.id,
      number: templateVersion.number,
      spec: templateVersion.spec,
      specHash: templateVersion.specHash,
      name: template.name,
    })
    .from(templateVersion)
    .innerJoin(template, eq(template.id, templateVersion.templateId))
    .where(and(inArray(templateVersion.id, ids), eq(templateVersion.brandId, brandId)));
  return rows.map((row) => ({
    versionId: row.id,
    number: row.number,
    name: row.name,
    spec: readSpec(row.specHash, row.spec),
  }));
}

const weightOf = ({ size, width, height }: typeof blob.$inferSelect) => ({
  bytes: size,
  pixels: (width ?? 0) * (height ?? 0),
});

async function loadReferences(
  db: DbOrTx,
  brandId: string,
  document: LocksetDocument,
): Promise<WorldReference[]> {
  const ids = document.references.map((entry) => entry.id);
  if (ids.length === 0) return [];
  const rows = await db
    .select({ reference, blob })
    .from(reference)
    .innerJoin(blob, eq(blob.sha256, reference.sha256))
    .where(and(inArray(reference.id, ids), eq(reference.brandId, brandId)));
  return document.references.flatMap((entry) => {
    const row = rows.find(({ reference: { id, sha256 } }) => id === entry.id && sha256 === entry.sha256);
    return row
      ? [{ ...row.reference, ...weightOf(row.blob), role: entry.role, required: entry.required }]
      : [];
  });
}

/** The parent picture of an image-to-image run, if it is in this campaign, with what stands against its lineage. */
export async function loadParent(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
  assetId: string,
  today: string,
): Promise<WorldParent | null> {
  const [row] = await db
    .select({
      asset,
      blob,
      seed: runOutput.seed,
      run,
      pickedAt: pick.pickedAt,
      withdrawnAt: pick.withdrawnAt,
    })
    .from(asset)
    .innerJoin(blob, eq(blob.sha256, asset.sha256))
    .leftJoin(runOutput, eq(runOutput.id, asset.outputId))
    .leftJoin(run, eq(run.id, runOutput.runId))
    .leftJoin(pick, eq(pick.assetId, asset.id))
    .where(and(eq(asset.id, assetId), eq(asset.brandId, brandId), eq(asset.campaignId, campaignId)));
  if (!row) return null;
  const live = await checkAssetLive(db, { assetId, brandId, campaignId, today });
  return {
    assetId,
    conceptId: row.asset.conceptId,
    sha256: row.asset.sha256,
    ...weightOf(row.blob),
    picked: row.pickedAt !== null && row.withdrawnAt === null,
    seed: row.seed,
    size: row.run?.size ?? null,
    market: row.asset.market,
    slots: row.run?.slots ?? null,
    reasons: live.reasons,
  };
}

export async function conceptHasPick(db: DbOrTx, brandId: string, conceptId: string): Promise<boolean> {
  const rows = await db
    .select({ assetId: pick.assetId })
    .from(pick)
    .where(and(eq(pick.conceptId, conceptId), eq(pick.brandId, brandId), isNull(pick.withdrawnAt)))
    .limit(1);
  return rows.length > 0;
}

export async function findConcept(db: DbOrTx, brandId: string, campaignId: string, conceptId: string) {
  const [row] = await db
    .select()
    .from(concept)
    .where(and(eq(concept.id, conceptId), eq(concept.brandId, brandId), eq(concept.campaignId, campaignId)));
  return row ?? null;
}

export async function findLocksetByHash(db: DbOrTx, brandId: string, campaignId: string, sha256: string) {
  const [row] = await db
    .select()
    .from(lockset)
    .where(and(eq(lockset.campaignId, campaignId), eq(lockset.brandId, brandId), eq(lockset.sha256, sha256)));
  return row ? readDocument(row) : null;
}

/** One at a time per person and key, so that a repeated request finds the first one's answer. */
export async function lockIdempotencyKey(tx: Tx, personId: string, key: string): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`run:${personId}:${key}`}, 0))`);
}

export async function findRunByKey(db: DbOrTx, personId: string, key: string) {
  const [row] = await db
    .select()
    .from(run)
    .where(and(eq(run.requestedBy, personId), eq(run.idempotencyKey, key)));
  if (!row) return null;
  return { run: row, outputs: await outputsOf(db, row.id) };
}

export async function insertConcept(tx: Tx, row: typeof concept.$inferInsert): Promise<void> {
  await tx.insert(concept).values(row);
}

export async function insertRun(
  tx: Tx,
  rows: {
    run: typeof run.$inferInsert;
    inputs: (typeof runInput.$inferInsert)[];
    outputs: (typeof runOutput.$inferInsert)[];
  },
): Promise<void> {
  await tx.insert(run).values(rows.run);
  if (rows.inputs.length > 0) await tx.insert(runInput).values(rows.inputs);
  await tx.insert(runOutput).values(rows.outputs);
}

export async function findRun(db: DbOrTx, brandId: string, runId: string) {
  const [row] = await db
    .select()
    .from(run)
    .where(and(eq(run.id, runId), eq(run.brandId, brandId)));
  return row ?? null;
}
