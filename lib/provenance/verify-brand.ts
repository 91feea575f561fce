import { z } from 'zod';
import { checkLedger } from '@/lib/budgets/check-ledger';
import { listFrozenLocksets } from '@/lib/campaigns/lockset-store';
import { type FrozenFault, frozenFault } from '@/lib/campaigns/verify-frozen-locksets';
import { canonicalHash, sha256Hex } from '@/lib/canonical';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { recordHash } from '@/lib/events/record-hash';
import { pixelDigest } from '@/lib/media/pixel-digest';
import { mutation, requireCan } from '@/lib/mutation';
import { rightsHash } from '@/lib/references/rights-hash';
import { runInputHash } from '@/lib/runs/input-hash';
import { getBlob, getObject } from '@/lib/storage/get-object';
import { disagreements } from './agree-store';
import { rightsHistory } from './record-store';
import {
  assetsToVerify,
  countToVerify,
  deliveriesToVerify,
  eventsToVerify,
  partsOfRun,
  referencesToVerify,
  runsToVerify,
  versionsToVerify,
} from './verify-store';

export type Difference = { what: string; id: string; field: string; message: string };
export type Progress = { done: number; total: number };
export type Verification = { checked: number; differences: Difference[] };

type Report = (difference: Difference) => void;

async function checkBytes(
  what: string,
  row: { id: string; sha256: string; pixelDigest: string | null },
  report: Report,
) {
  const bytes = await getBlob(row.sha256).catch(() => null);
  if (!bytes)
    return report({
      what,
      id: row.id,
      field: 'bytes',
      message: `The stored file of the ${what} ${row.id} is missing or cannot be read.`,
    });
  if (sha256Hex(bytes) !== row.sha256)
    return report({
      what,
      id: row.id,
      field: 'sha256',
      message: `The stored file of the ${what} ${row.id} does not have the recorded hash.`,
    });
  if (row.pixelDigest && (await pixelDigest(bytes)) !== row.pixelDigest)
    report({
      what,
      id: row.id,
      field: 'pixelDigest',
      message: `The pixels of the ${what} ${row.id} do not have the recorded digest.`,
    });
}

async function checkDelivery(row: Awaited<ReturnType<typeof deliveriesToVerify>>[number], report: Report) {
  const { id, sealedSha256, bucket, key, versionId } = row;
  if (sealedSha256)
    await checkBytes(
      'sealed file of delivery',
      { id, sha256: sealedSha256, pixelDigest: row.pixelDigest },
      report,
    );
  if (row.sidecarSha256)
    await checkBytes('sidecar of delivery', { id, sha256: row.sidecarSha256, pixelDigest: null }, report);
  if (row.state !== 'delivered' || !bucket || !key) return;
  const delivered = await getObject(bucket, key, versionId).catch(() => null);
  if (!delivered)
    report({
      what: 'delivery',
      id,
      field: 'object',
      message: `The delivered object of ${id} is missing or cannot be read.`,
    });
  else if (sha256Hex(delivered) !== sealedSha256)
    report({
      what: 'delivery',
      id,
      field: 'object',
      message: `The delivered object of ${id} is not the sealed file.`,
    });
}

async function checkEvents(brandId: string, step: () => void, report: Report) {
  for (let after = 0; ; ) {
    const rows = await eventsToVerify(db(), brandId, after);
    for (const row of rows) {
      if (recordHash(row) !== row.recordHash)
        report({
          what: 'event',
          id: row.id,
          field: 'recordHash',
          message: `Event ${row.id} (${row.type}) was changed: its hash does not fit its record.`,
        });
      after = row.position;
      step();
    }
    if (rows.length === 0) return;
  }
}

async function checkReference(
  brandId: string,
  row: Awaited<ReturnType<typeof referencesToVerify>>[number],
  report: Report,
) {
  const { reference, pixelDigest: digest } = row;
  const { id, sha256 } = reference;
  await checkBytes('reference', { id, sha256, pixelDigest: digest }, report);
  if (reference.maskSha256)
    await checkBytes(
      'subject mask of reference',
      { id, sha256: reference.maskSha256, pixelDigest: null },
      report,
    );
  const now = (await rightsHistory(db(), brandId, [id])).at(-1);
  if (now?.rightsHash !== rightsHash(reference) || now.revision !== reference.rightsRevision)
    report({
      what: 'reference',
      id,
      field: 'rights',
      message: `The rights of reference ${id} are not those that its last event recorded.`,
    });
}

const locksetFaults: Record<FrozenFault, { field: string; says: (id: string) => string }> = {
  text: { field: 'json', says: (id) => `The text of lockset ${id} does not have the lock hash.` },
  unreadable: { field: 'json', says: (id) => `The text of lockset ${id} cannot be read.` },
  rows: { field: 'rows', says: (id) => `The rows of lockset ${id} do not give the lock hash.` },
};

async function checkLockset(row: Awaited<ReturnType<typeof listFrozenLocksets>>[number], report: Report) {
  const fault = await frozenFault(row);
  if (!fault) return;
  const { field, says } = locksetFaults[fault];
  report({ what: 'lockset', id: row.id, field, message: says(row.id) });
}

async function checkAgreement(brandId: string, report: Report) {
  for (const { what, id, field } of await disagreements(db(), brandId))
    report({
      what,
      id,
      field,
      message:
        field === 'row'
          ? `The ${what} ${id} is gone, and no event records that it was discarded.`
          : field === 'event'
            ? `The ${what} ${id} has no event that records it.`
            : `The ${what} ${id}: its ${field} is not the one that its event recorded.`,
    });
}

/** Hashes everything of a brand again and compares. Reads only; says exactly what differs. */
export async function verifyBrandData(
  brandId: string,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Verification> {
  const differences: Difference[] = [];
  const report: Report = (difference) => differences.push(difference);
  const total = await countToVerify(db(), brandId);
  let done = 0;
  const step = () => {
    done += 1;
    if (done % 20 === 0) onProgress({ done, total: Math.max(done, total) });
  };
  onProgress({ done, total });
  for (const row of await assetsToVerify(db(), brandId)) {
    await checkBytes('asset', row, report);
    step();
  }
  for (const row of await referencesToVerify(db(), brandId)) {
    await checkReference(brandId, row, report);
    step();
  }
  for (const row of await deliveriesToVerify(db(), brandId)) {
    await checkDelivery(row, report);
    step();
  }
  for (const row of await listFrozenLocksets(db(), { brandId })) {
    await checkLockset(row, report);
    step();
  }
  for (const row of await versionsToVerify(db(), brandId)) {
    if (canonicalHash(row.spec) !== row.specHash)
      report({
        what: 'template version',
        id: row.id,
        field: 'spec',
        message: `Template version ${row.id} does not have the recorded hash.`,
      });
    step();
  }
  for (const row of await runsToVerify(db(), brandId)) {
    if (runInputHash({ ...row, ...(await partsOfRun(db(), row.id)) }) !== row.inputHash)
      report({
        what: 'run',
        id: row.id,
        field: 'input',
        message: `The input of run ${row.id} does not have the recorded hash.`,
      });
    step();
  }
  await checkEvents(brandId, step, report);
  await checkAgreement(brandId, report);
  for (const fault of await checkLedger(db(), brandId)) report({ what: 'budget', ...fault });
  onProgress({ done, total: done });
  return { checked: done, differences };
}

const recordVerification = mutation({
  name: 'recordVerification',
  permission: 'provenance:verify',
  input: z.strictObject({ checked: z.int(), differences: z.int() }),
  run: async ({ ctx, input }) => ({
    result: null,
    events: [{ type: 'provenance.verified', subject: { type: 'brand', id: ctx.brand.id }, payload: input }],
  }),
});

/** The same for a person: checked, recorded as an event. */
export async function verifyBrand(
  ctx: Ctx,
  onProgress?: (progress: Progress) => void,
): Promise<Verification> {
  requireCan(ctx, 'provenance:verify');
  const result = await verifyBrandData(ctx.brand.id, onProgress);
  await recordVerification(ctx, { checked: result.checked, differences: result.differences.length });
  return result;
}
