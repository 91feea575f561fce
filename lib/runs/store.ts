import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { overridesInForce } from '@/lib/break-glass/store';
import { listApplicable } from '@/lib/budgets/store';
import { type LocksetDocument, locksetDocumentSchema } from '@/lib/campaigns/schemas';
import type { DbOrTx, Tx } from '@/lib/db/client';
import { budget, campaign, lockset } from '@/lib/db/schema/campaigns';
import { brandKit, reference, template, templateVersion } from '@/lib/db/schema/library';
import { asset, attempt, concept, derivation, pick, run, runInput, runOutput } from '@/lib/db/schema/runs';
import { checkAssetLive } from '@/lib/governance/check-live';
import type { Candidate } from '@/lib/models/choose-route';
import { providerConfigured } from '@/lib/models/providers';
import type { Tier } from '@/lib/models/schemas';
import { templateSpecSchema } from '@/lib/templates/schemas';
import { termsInForce } from '@/lib/terms/store';
import type { RunWorld, WorldParent, WorldReference } from './world';

/** Reads all that deciding about a run depends on; null when the campaign is not of this brand. */
export async function loadRunWorld(
  db: DbOrTx,
  brandId: string,
  campaignId: string,
  who: { personId: string; now: Date },
): Promise<RunWorld | null> {
  const [found] = await db
    .select({ campaign, lockset, budget, kit: brandKit })
    .from(campaign)
    .leftJoin(lockset, eq(lockset.id, campaign.locksetId))
    .leftJoin(budget, eq(budget.campaignId, campaign.id))
    .leftJoin(brandKit, eq(brandKit.brandId, campaign.brandId))
    .where(and(eq(campaign.id, campaignId), eq(campaign.brandId, brandId)));
  if (!found) return null;
  const document = found.lockset ? locksetDocumentSchema.parse(JSON.parse(found.lockset.json)) : null;
  return {
    campaign: found.campaign,
    lockset:
      found.lockset && document
        ? { id: found.lockset.id, number: found.lockset.number, sha256: found.lockset.sha256, document }
        : null,
    templates: document ? await loadTemplates(db, brandId, document) : [],
    references: document ? await loadReferences(db, brandId, document) : [],
    candidates: document ? await loadCandidates(db, brandId, document) : new Map(),
    palette: found.kit?.palette ?? [],
    forbiddenTerms: found.kit?.forbiddenTerms ?? [],
    marketTerms: found.kit?.marketTerms ?? [],
    claims: found.kit?.claims ?? [],
    budget: found.budget,
    budgets: await listApplicable(db, { brandId, campaignId, ...who }),
    overrides: await overridesInForce(db, brandId, campaignId, who.now),
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
      name: template.name,
    })
    .from(templateVersion)
    .innerJoin(template, eq(template.id, templateVersion.templateId))
    .where(and(inArray(templateVersion.id, ids), eq(templateVersion.brandId, brandId)));
  return rows.map((row) => ({
    versionId: row.id,
    number: row.number,
    name: row.name,
    spec: templateSpecSchema.parse(row.spec),
  }));
}

async function loadReferences(
  db: DbOrTx,
  brandId: string,
  document: LocksetDocument,
): Promise<WorldReference[]> {
  const ids = document.references.map((entry) => entry.id);
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(reference)
    .where(and(inArray(reference.id, ids), eq(reference.brandId, brandId)));
  return document.references.flatMap((entry) => {
    const row = rows.find((candidate) => candidate.id === entry.id && candidate.sha256 === entry.sha256);
    return row ? [{ ...row, role: entry.role, required: entry.required }] : [];
  });
}

async function loadCandidates(
  db: DbOrTx,
  brandId: string,
  document: LocksetDocument,
): Promise<Map<Tier, Candidate[]>> {
  const inForce = await termsInForce(db, brandId, [
    ...new Set(document.tiers.flatMap((entry) => entry.routes)),
  ]);
  const candidates = new Map<Tier, Candidate[]>();
  for (const { tier, routes } of document.tiers)
    candidates.set(
      tier,
      routes.flatMap((routeId, position) => {
        const entry = inForce.get(routeId);
        if (!entry) return [];
        const { route, terms, decision } = entry;
        const { id, name, modelId, provider, enabled, spec } = route;
        const configured = providerConfigured(provider);
        return [{ id, name, modelId, provider, enabled, spec, position, configured, terms, decision }];
      }),
    );
  return candidates;
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
    .select({ asset, seed: runOutput.seed, run, pickedAt: pick.pickedAt, withdrawnAt: pick.withdrawnAt })
    .from(asset)
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
  return row ? locksetDocumentSchema.parse(JSON.parse(row.json)) : null;
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

export const outputsOf = (db: DbOrTx, runId: string) =>
  db.select().from(runOutput).where(eq(runOutput.runId, runId)).orderBy(asc(runOutput.position));

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

/** Everything the worker needs to make one output. */
export async function loadOutput(db: DbOrTx, brandId: string, outputId: string) {
  const [row] = await db
    .select({ output: runOutput, run })
    .from(runOutput)
    .innerJoin(run, eq(run.id, runOutput.runId))
    .where(and(eq(runOutput.id, outputId), eq(runOutput.brandId, brandId)));
  if (!row) return null;
  const inputs = await db
    .select({ input: runInput, maskSha256: reference.maskSha256 })
    .from(runInput)
    .leftJoin(reference, eq(reference.id, runInput.referenceId))
    .where(eq(runInput.runId, row.run.id))
    .orderBy(asc(runInput.position));
  return { ...row, inputs: inputs.map((entry) => ({ ...entry.input, maskSha256: entry.maskSha256 })) };
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

export async function insertAttempt(tx: Tx, row: typeof attempt.$inferInsert): Promise<void> {
  await tx.insert(attempt).values(row);
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
