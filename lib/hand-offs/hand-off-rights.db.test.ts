import { beforeAll, describe, expect, test } from 'vitest';
import { withdrawReference } from '@/lib/references/withdraw-reference';
import { makeAsset } from '@/lib/reviews/test-submission';
import { makeActiveCampaign, makeReference, makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { handOffConcept } from './hand-off-concept';
import { openHandOff } from './open-hand-off';
import { previewHandOff } from './preview-hand-off';
import { finishedRun, refusal, request, unpack } from './test-hand-off';

const database = testDatabase();
let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const rows = async <T = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  (await database.asOwner(sql, values)) as T[];
/** The template wants a product. */
const product = async () => ({ id: (await makeReference(world)).id, required: true });

describe('rights', () => {
  test('an expired reference is named without its bytes; a package made before is not given out', async () => {
    const extra = await makeReference(world, {
      name: 'Old backdrop',
      role: 'style',
      expiresOn: '2999-01-01',
    });
    const mine = await makeActiveCampaign(world, {
      plan: { references: [await product(), { id: extra.id, required: false }] },
    });
    const run = await finishedRun(world, mine);
    const before = await handOffConcept(world.as.creative, request(run.conceptId));
    expect((await unpack(before.sha256)).paths.some((path) => path.includes('old-backdrop'))).toBe(true);

    await database.asOwner("UPDATE reference SET expires_on = '2020-01-31' WHERE id = $1", [extra.id]);
    const preview = await previewHandOff(world.as.creative, { conceptId: run.conceptId });
    expect(preview.references).toBe(1);
    expect(preview.leftOut).toEqual(['The rights of "Old backdrop" ended on 2020-01-31.']);
    const after = await handOffConcept(world.as.creative, request(run.conceptId));
    const { paths, text } = await unpack(after.sha256);
    expect(paths.some((path) => path.includes('old-backdrop'))).toBe(false);
    expect(JSON.parse(text('references/references.json'))[1]).toMatchObject({
      name: 'Old backdrop',
      expiresOn: '2020-01-31',
      path: null,
    });
    expect(text('brief.md')).toContain('Old backdrop (style): left out.');

    const stopped = await refusal(openHandOff(world.as.creative, before.handOffId));
    expect(stopped.code).toBe('refused');
    expect(stopped.reasons[0]?.message).toContain('Old backdrop');
    expect((await openHandOff(world.as.creative, after.handOffId)).sha256).toBe(after.sha256);
  });

  test('an uploaded picture whose rights were withdrawn stays out as well', async () => {
    const upload = await makeAsset(world);
    const [row] = await rows<{ reference_id: string }>(
      'SELECT reference_id FROM asset WHERE id = $1',
      upload.assetId,
    );
    await withdrawReference(world.as.legal, {
      referenceId: row?.reference_id,
      reason: 'The photographer ended the licence.',
    });
    const made = await handOffConcept(world.as.creative, request(upload.conceptId));
    const { paths, text } = await unpack(made.sha256);
    expect(paths.filter((path) => path.startsWith('drafts/'))).toEqual([]);
    expect(text('brief.md')).toContain('The photographer ended the licence.');
    expect(JSON.parse(text('history.json')).lineage[0]).toMatchObject({ id: upload.assetId, file: null });
  });
});

test('names that people typed lead out of no folder and open no heading', async () => {
  const evil = '../../etc/passwd\r\n# Owned <b>\u202Egnp.exe';
  const reference = await makeReference(world, { name: evil.slice(0, 60), role: 'style' });
  const mine = await makeActiveCampaign(world, {
    plan: { references: [await product(), { id: reference.id, required: false }] },
  });
  const run = await finishedRun(world, mine);
  await database.asOwner('UPDATE concept SET name = $1 WHERE id = $2', [evil, run.conceptId]);
  const made = await handOffConcept(world.as.creative, request(run.conceptId, '## Note\n../../x'));
  expect(made.filename).toMatch(/^hand-off-etc-passwd-[a-z0-9-]+\.zip$/);
  const { paths, text } = await unpack(made.sha256);
  for (const path of paths) {
    expect(path).toMatch(/^((drafts|references)\/)?[A-Za-z0-9][A-Za-z0-9.-]*$/);
    expect(path).not.toContain('..');
  }
  expect(text('brief.md')).not.toMatch(/^#+ (Owned|Note)/m);
  expect(text('brief.md')).not.toContain('\u202E');
});
