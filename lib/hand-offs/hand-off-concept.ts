import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { onSnapshot } from '@/lib/db/snapshot';
import { notFound, refused } from '@/lib/errors';
import { parseInput, requireCan, type Verb } from '@/lib/mutation';
import { putBlobFile } from '@/lib/storage/put-file';
import { handedOff } from './answer';
import { type PackageFile, packageFiles } from './package-files';
import { bytesOf, packed, readPackage } from './read-package';
import { recordHandOff } from './record-hand-off';
import { packRefusal, tooEarly } from './rules';
import { type HandedOff, handOffInput } from './schemas';
import { findHandOffByKey } from './store';
import { writeZip } from './write-zip';

/** Writes the ZIP beside the process and stores it under its hash. */
async function store(files: readonly PackageFile[]): Promise<{ sha256: string; size: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-hand-off-'));
  try {
    const path = join(folder, 'package.zip');
    const made = await writeZip(path, files);
    await putBlobFile(path, made, 'application/zip');
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const handOff = async (ctx: Ctx, input: unknown): Promise<HandedOff> => {
  requireCan(ctx, 'hand_off:create');
  const request = parseInput(handOffInput, input);
  const before = await findHandOffByKey(db(), ctx.actor.id, request.idempotencyKey);
  if (before) return handedOff(before, ctx.brand.id, request);
  const pack = await onSnapshot((tx) => readPackage(tx, ctx.brand.id, request.conceptId, new Date()));
  if (!pack) throw notFound('concept');
  const refusal =
    packRefusal({
      campaignState: pack.subject.campaignState,
      drafts: pack.drafts.length,
      bytes: bytesOf(pack),
    }) ?? tooEarly(pack.passed, request.note);
  if (refusal) throw refused(refusal);
  const made = await store(packageFiles(pack, { note: request.note, by: ctx.actor.name }));
  const uploads = packed(pack.drafts).flatMap((draft) => draft.referenceId ?? []);
  const referenceIds = [...new Set([...packed(pack.references).map((entry) => entry.id), ...uploads])].sort();
  return recordHandOff(ctx, { request, made: { ...made, attempts: pack.attempts, referenceIds } });
};

/**
 * Packs a concept for a designer: brief, references whose rights hold, drafts, history. The ZIP is made from one moment
 * of the database and stored before the transaction that writes it down. A concept that has not passed its inflection
 * point is handed off only with a note that says why (`tooEarly`); a closed campaign hands nothing off.
 */
export const handOffConcept: Verb<Ctx, typeof handOffInput, HandedOff> = Object.assign(handOff, {
  meta: {
    name: 'handOffConcept',
    scope: 'brand' as const,
    kind: 'mutation' as const,
    permission: 'hand_off:create' as const,
    input: handOffInput,
  },
});
