import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { makeApproved } from '@/lib/reviews/test-submission';
import { makeWorld } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';

const { asOwner } = testDatabase();

function run(settings: Record<string, string | undefined>) {
  return new Promise<{ code: number | null; out: string; err: string }>((done, fail) => {
    const child = spawn('node_modules/.bin/tsx', ['scripts/provenance-verify.ts'], {
      env: { ...settings, NODE_ENV: 'test' },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.once('error', fail);
    child.once('close', (code) => done({ code, out, err }));
  });
}

test('npm run provenance:verify checks every brand, names what differs, and says so with its exit code', async () => {
  const world = await makeWorld();
  const other = await makeWorld();
  const { assetId } = await makeApproved(world);
  const events = async () => (await asOwner('SELECT 1 FROM event')).length;
  const before = await events();

  const clean = await run(process.env);
  expect(clean).toMatchObject({ code: 0, err: '' });
  for (const { brand } of [world, other])
    expect(clean.out).toMatch(
      new RegExp(`${brand.name}: \\d+ records? (or file|and files) checked, no differences`),
    );
  expect(clean.out).toContain('not yet anchored');

  await asOwner(
    `SET session_replication_role = replica; UPDATE asset SET pixel_digest = repeat('0', 64) WHERE id = '${assetId}'`,
  );
  const wrong = await run(process.env);
  expect(wrong.code).toBe(1);
  expect(wrong.out).toContain(`${world.brand.name}: `);
  expect(wrong.out).toContain(`The pixels of the asset ${assetId} do not have the recorded digest.`);
  expect(wrong.out).toContain(
    `The asset ${assetId}: its pixelDigest is not the one that its event recorded.`,
  );
  expect(await events(), 'it reads only').toBe(before);
});

test('says in a line what is missing', async () => {
  const { code, err, out } = await run({ PATH: process.env.PATH, HOME: process.env.HOME });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('DATABASE_URL');
  expect(err).not.toContain('    at ');
});
