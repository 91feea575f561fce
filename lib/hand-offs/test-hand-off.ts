import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { systemCtx } from '@/lib/ctx';
import type { AppError } from '@/lib/errors';
import { finishOutput } from '@/lib/runs/finish-output';
import { requestRun } from '@/lib/runs/request-run';
import { startOutput } from '@/lib/runs/start-output';
import { getBlob } from '@/lib/storage/get-object';
import { type makeActiveCampaign, runRequest, storedPicture, type World } from '@/test-support/fixtures';

export type TestCampaign = Awaited<ReturnType<typeof makeActiveCampaign>>;

/** For tests: a run whose pictures came, as the worker would write them down. Answers them in their order. */
export async function finishedRun(world: World, campaign: TestCampaign, over: Record<string, unknown> = {}) {
  const run = await requestRun(world.as.creative, runRequest(campaign, { count: 2, ...over }));
  const system = systemCtx(world.brand);
  const pictures: { assetId: string; bytes: Buffer; sha256: string }[] = [];
  for (const output of run.outputs) {
    const started = await startOutput(system, { outputId: output.id });
    const { bytes, image } = await storedPicture();
    const done = await finishOutput(system, {
      outputId: output.id,
      attemptId: started?.attemptId,
      blob: image,
      usage: {},
      response: {},
      modelReported: null,
    });
    if (!done) throw new Error('The picture was not taken.');
    pictures.push({ assetId: done.assetId, bytes, sha256: image.sha256 });
  }
  return { ...run, pictures };
}

export const request = (conceptId: string, note = 'Drafts look flat; please relight by hand.') => ({
  conceptId,
  note,
  idempotencyKey: randomUUID(),
});

/** The files of a stored package. */
export async function unpack(sha256: string) {
  const files = unzipSync(await getBlob(sha256));
  const text = (path: string) => new TextDecoder().decode(files[path]);
  return { files, paths: Object.keys(files), text };
}

/** What sha256sum says about an unpacked package, as a designer would ask it. */
export function checkSums(files: Record<string, Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  try {
    execFileSync('mkdir', ['-p', 'drafts', 'references'], { cwd: folder });
    for (const [path, bytes] of Object.entries(files)) writeFileSync(join(folder, path), bytes);
    return execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught as AppError,
  );
  if (!error) throw new Error('This should have been refused.');
  return error;
}
