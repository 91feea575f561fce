import { sha256Hex } from '@/lib/canonical';
import type { signOffsOf } from '@/lib/reviews/store';
import { GENERATOR_VERSION, modelVersion, type Parts } from './compose-manifest-input';

type SignOffs = Awaited<ReturnType<typeof signOffsOf>>;

/**
 * The record that lies beside a delivered file. Made once, when the file is sealed, of what does not change any more, so
 * that a repeated delivery writes the same bytes.
 */
export function composeSidecar(
  parts: Parts & { submittedByName: string | null; signOffs: SignOffs; ancestors: string[] },
  sealed: { sha256: string; size: number },
): string {
  const { loaded, references, parents } = parts;
  const { asset, submission, brand } = loaded;
  const record = {
    sidecarVersion: 1,
    generator: `Countersign ${GENERATOR_VERSION}`,
    file: {
      sealedSha256: sealed.sha256,
      size: sealed.size,
      mime: asset.mime,
      width: asset.width,
      height: asset.height,
      originalSha256: asset.sha256,
      pixelDigest: asset.pixelDigest,
      digitalSourceType: asset.digitalSourceType,
    },
    asset: {
      id: asset.id,
      title: parts.title,
      market: asset.market,
      tier: asset.tier,
      createdAt: asset.createdAt,
      conceptId: asset.conceptId,
    },
    brand: { id: brand.id, slug: brand.slug, name: brand.name },
    campaign: { id: asset.campaignId, name: loaded.campaignName },
    made: madeOf(parts),
    references: references.map((entry) => ({
      id: entry.id,
      name: entry.name,
      role: entry.role,
      use: entry.use,
      sha256: entry.sha256,
      rights: {
        owner: entry.rightsOwner,
        licence: entry.licence,
        consent: entry.consent,
        territories: entry.territories,
        expiresOn: entry.expiresOn,
        revision: entry.rightsRevision,
      },
    })),
    parents: parents.map(({ id, sha256 }) => ({ id, sha256 })),
    ancestors: parts.ancestors,
    submission: {
      id: submission.id,
      submittedBy: { id: submission.submittedBy, name: parts.submittedByName },
      submittedAt: submission.submittedAt,
      lockset: loaded.lockset,
      stages: submission.stages,
      seen: submission.seen,
    },
    signOffs: parts.signOffs.map((entry) => ({
      stage: entry.stage,
      person: { id: entry.personId, name: entry.personName },
      decidedAt: entry.decidedAt,
      statement: entry.statement,
      sha256: entry.sha256,
      pixelDigest: entry.pixelDigest,
      seen: entry.seen,
    })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

function madeOf({ making }: Parts) {
  if (!making) return null;
  const { run, output, attempt, route, terms, decision } = making;
  return {
    runId: run.id,
    requestedBy: { id: run.requestedBy, name: making.requestedByName },
    requestedAt: run.createdAt,
    template: {
      id: making.templateId,
      name: making.templateName,
      versionId: run.templateVersionId,
      version: making.versionNumber,
      specHash: making.specHash,
    },
    lockset: { id: run.locksetId, number: making.locksetNumber, sha256: run.locksetHash },
    operation: run.operation,
    tier: run.tier,
    size: run.size,
    market: run.market,
    slots: run.slots,
    inputHash: run.inputHash,
    promptHash: sha256Hex(run.prompt),
    seed: {
      asked: output.seed,
      sent: attempt?.seedSent ?? null,
      reported: attempt?.seedReported ?? null,
      class: route.spec.seedClass,
    },
    model: {
      route: route.id,
      name: route.name,
      provider: route.provider,
      asked: route.modelId,
      tookOverFrom: making.asked.id === route.id ? null : making.asked,
      answered: modelVersion(making),
    },
    terms: terms && {
      id: terms.id,
      version: terms.version,
      url: terms.url,
      readOn: terms.readOn,
      decision: decision && {
        id: decision.id,
        decision: decision.decision,
        limits: decision.limits,
        by: { id: decision.decidedBy, name: making.decidedByName },
        at: decision.decidedAt,
      },
    },
    cost: {
      currency: run.currency,
      estimatedMicros: run.estimateMicros,
      billedMicros: output.billedMicros,
      usage: attempt?.usage ?? {},
    },
  };
}
