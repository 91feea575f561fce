import { beforeAll, describe, expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { setBudget } from '@/lib/budgets/set-budget';
import { closeCampaign } from '@/lib/campaigns/close-campaign';
import { sha256Hex } from '@/lib/canonical';
import { db } from '@/lib/db/client';
import { requestRun } from '@/lib/runs/request-run';
import { getBlob } from '@/lib/storage/get-object';
import { makeActiveCampaign, makeWorld, runRequest, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { handOffConcept } from './hand-off-concept';
import { openHandOff } from './open-hand-off';
import { packageFiles } from './package-files';
import { previewHandOff } from './preview-hand-off';
import { readPackage } from './read-package';
import { checkSums, finishedRun, refusal, request, type TestCampaign, unpack } from './test-hand-off';

const database = testDatabase();
let world: World;
let other: World;
let campaign: TestCampaign;

beforeAll(async () => {
  world = await makeWorld();
  other = await makeWorld();
  campaign = await makeActiveCampaign(world);
});

const rows = async <T = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  (await database.asOwner(sql, values)) as T[];
const handOffsOf = async (conceptId: string) =>
  (await rows('SELECT id FROM hand_off WHERE concept_id = $1', conceptId)).length;

describe('handing a concept to a designer', () => {
  test('packs brief, references, drafts and history, and writes it down with its event', async () => {
    const run = await finishedRun(world, campaign);
    await pickAsset(world.as.creative, { assetId: run.pictures[1]?.assetId });
    const made = await handOffConcept(world.as.creative, request(run.conceptId));
    const { files, paths, text } = await unpack(made.sha256);

    expect(made.size).toBe((await getBlob(made.sha256)).length);
    expect(made.filename).toMatch(/^hand-off-[a-z0-9-]*[0-9a-f]{12}\.zip$/);
    expect(paths.slice(0, 5)).toEqual([
      'brief.md',
      'brief.json',
      'history.md',
      'history.json',
      'references/references.json',
    ]);
    expect(paths.at(-1)).toBe('SHA256SUMS');
    const drafts = paths.filter((path) => path.startsWith('drafts/'));
    expect(drafts).toEqual([
      `drafts/001-seed-101-${run.pictures[0]?.sha256.slice(0, 8)}.png`,
      `drafts/002-seed-202-${run.pictures[1]?.sha256.slice(0, 8)}-picked.png`,
    ]);
    for (const [index, path] of drafts.entries())
      expect(Buffer.compare(files[path] as Uint8Array, run.pictures[index]?.bytes as Buffer)).toBe(0);
    const reference = paths.find((path) => /^references\/01-product-cup-/.test(path)) ?? '';
    expect(sha256Hex(files[reference] as Uint8Array)).toBe(campaign.referenceSha256);

    const sums = text('SHA256SUMS').trim().split('\n');
    expect(sums).toHaveLength(paths.length - 1);
    for (const line of sums) {
      const [sum, path] = line.split('  ') as [string, string];
      expect(sha256Hex(files[path] as Uint8Array), path).toBe(sum);
    }
    expect(checkSums(files).match(/: OK$/gm)).toHaveLength(sums.length);

    const brief = text('brief.md');
    expect(brief).toContain('Drafts look flat; please relight by hand.');
    expect(brief).toContain('Terracotta: #9c3b1b');
    expect(brief).toContain('**[locked]**');
    expect(brief).toContain('oak kitchen table');
    const data = JSON.parse(text('brief.json'));
    expect(data.handOff).toMatchObject({ attempts: 1, note: 'Drafts look flat; please relight by hand.' });
    expect(data.runs[0].locksetHash).toBe(campaign.locksetHash);
    expect(data.drafts[1]).toMatchObject({ id: run.pictures[1]?.assetId, sha256: run.pictures[1]?.sha256 });
    const history = JSON.parse(text('history.json'));
    const types = history.events.map((event: { type: string }) => event.type);
    expect(types.slice(0, 2)).toEqual(['concept.started', 'run.requested']);
    expect(types.filter((type: string) => type === 'output.succeeded')).toHaveLength(2);
    expect(types.at(-1)).toBe('asset.picked');
    expect(text('history.md')).toContain(`${world.as.creative.actor.name} picked the picture.`);
    expect(text('history.md')).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC: /);

    expect(
      await rows(
        "SELECT type, payload FROM event WHERE type = 'concept.handed_off' AND subject_id = $1",
        run.conceptId,
      ),
    ).toEqual([
      {
        type: 'concept.handed_off',
        payload: { handOffId: made.handOffId, sha256: made.sha256, attempts: 1 },
      },
    ]);
    const [notice] = await rows(
      'SELECT role FROM notice WHERE dedupe_key = $1',
      `hand_off:${made.handOffId}`,
    );
    expect(notice).toEqual({ role: 'creative' });
    expect(await openHandOff(world.as.legal, made.handOffId)).toEqual({
      sha256: made.sha256,
      filename: made.filename,
    });
  });

  test('the same state gives the same bytes; what happens in between is in the next package', async () => {
    const run = await finishedRun(world, campaign);
    const files = async () => {
      const pack = await readPackage(db(), world.brand.id, run.conceptId, new Date());
      if (!pack) throw new Error('No package.');
      return packageFiles(pack, { note: 'The same', by: 'Somebody' });
    };
    const { writeZip } = await import('./write-zip');
    const { mkdtempSync, readFileSync, rmSync } = await import('node:fs');
    const folder = mkdtempSync('/tmp/countersign-zip-');
    const first = await writeZip(`${folder}/a.zip`, await files());
    const second = await writeZip(`${folder}/b.zip`, await files());
    expect(second).toEqual(first);
    expect(Buffer.compare(readFileSync(`${folder}/a.zip`), readFileSync(`${folder}/b.zip`))).toBe(0);
    expect(sha256Hex(readFileSync(`${folder}/a.zip`))).toBe(first.sha256);
    rmSync(folder, { recursive: true });
    const made = await handOffConcept(world.as.creative, request(run.conceptId));
    const again = await handOffConcept(world.as.creative, request(run.conceptId));
    expect(again.sha256).not.toBe(made.sha256);
    expect((await unpack(again.sha256)).text('history.md')).toContain('handed the concept to a designer');
    expect(await handOffsOf(run.conceptId)).toBe(2);
  });

  test('one press gives one package, however often it is sent', async () => {
    const run = await finishedRun(world, campaign);
    const once = request(run.conceptId);
    const answers = await Promise.all([
      handOffConcept(world.as.lead, once),
      handOffConcept(world.as.lead, once),
      handOffConcept(world.as.lead, once),
    ]);
    answers.push(await handOffConcept(world.as.lead, once));
    expect(new Set(answers.map((answer) => answer.handOffId)).size).toBe(1);
    expect(await handOffsOf(run.conceptId)).toBe(1);
    const events = await rows(
      "SELECT 1 FROM event WHERE type = 'concept.handed_off' AND subject_id = $1",
      run.conceptId,
    );
    expect(events).toHaveLength(1);
    const misused = await refusal(
      handOffConcept(world.as.lead, { ...once, note: 'Something else entirely.' }),
    );
    expect(misused.code).toBe('conflict');
  });

  test('a row never changes and never goes', async () => {
    const run = await finishedRun(world, campaign);
    const { handOffId } = await handOffConcept(world.as.creative, request(run.conceptId));
    await expect(
      database.asOwner('UPDATE hand_off SET note = $1 WHERE id = $2', ['x', handOffId]),
    ).rejects.toThrow(/never changes/);
    await expect(database.asOwner('DELETE FROM hand_off WHERE id = $1', [handOffId])).rejects.toThrow(
      /never changes/,
    );
  });
});

describe('what is refused', () => {
  test('before the inflection point, unless somebody says why', async () => {
    const run = await finishedRun(world, campaign);
    for (const note of ['', 'too short', '          ']) {
      const error = await refusal(handOffConcept(world.as.creative, request(run.conceptId, note)));
      expect(error.code).toBe('refused');
      expect(error.message).toContain('has not passed its inflection point');
    }
    expect(await handOffsOf(run.conceptId)).toBe(0);
    await handOffConcept(world.as.creative, request(run.conceptId, 'The hand holds the cup wrongly.'));
    expect(await handOffsOf(run.conceptId)).toBe(1);
  });

  test('past it, no note is needed and the numbers say why', async () => {
    const dear = await makeActiveCampaign(world);
    const run = await finishedRun(world, dear);
    await setBudget(world.as.lead, {
      campaignId: dear.campaignId,
      currency: 'USD',
      limitMicros: 100_000_000,
      handOffMicros: 0,
    });
    const preview = await previewHandOff(world.as.creative, { conceptId: run.conceptId });
    expect(preview).toMatchObject({ drafts: 2, references: 1, leftOut: [], attempts: 1, refusal: null });
    expect(preview.passed).toContain('hand-off');
    const made = await handOffConcept(world.as.creative, request(run.conceptId, ''));
    expect((await unpack(made.sha256)).text('brief.md')).toContain(preview.passed);
  });

  test('a concept with nothing in it, and a closed campaign', async () => {
    const short = await makeActiveCampaign(world);
    const empty = await requestRun(world.as.creative, runRequest(short));
    const nothing = await refusal(handOffConcept(world.as.creative, request(empty.conceptId)));
    expect(nothing.message).toContain('no picture yet');
    expect((await previewHandOff(world.as.creative, { conceptId: empty.conceptId })).refusal).toBe(
      nothing.message,
    );
    const run = await finishedRun(world, short);
    await closeCampaign(world.as.campaign_manager, { campaignId: short.campaignId });
    const closed = await refusal(handOffConcept(world.as.creative, request(run.conceptId)));
    expect(closed.message).toContain('closed');
  });

  test('the wrong role, another brand, and what is no request', async () => {
    const run = await finishedRun(world, campaign);
    for (const role of ['brand_owner', 'legal', 'admin'] as const)
      expect((await refusal(handOffConcept(world.as[role], request(run.conceptId)))).code).toBe('forbidden');
    expect((await refusal(handOffConcept(other.as.creative, request(run.conceptId)))).code).toBe('not_found');
    expect((await refusal(previewHandOff(other.as.creative, { conceptId: run.conceptId }))).code).toBe(
      'not_found',
    );
    const more = { ...request(run.conceptId), sha256: 'x' };
    expect((await refusal(handOffConcept(world.as.creative, more))).code).toBe('invalid');
    const { handOffId } = await handOffConcept(world.as.creative, request(run.conceptId));
    expect((await refusal(openHandOff(other.as.creative, handOffId))).code).toBe('not_found');
    expect((await refusal(openHandOff(world.as.admin, handOffId))).code).toBe('forbidden');
  });
});
