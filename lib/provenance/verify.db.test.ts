import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { env } from '@/lib/env';
import { submitAsset } from '@/lib/reviews/submit-asset';
import { sign } from '@/lib/reviews/test-submission';
import { requestRun } from '@/lib/runs/request-run';
import { blobKey } from '@/lib/storage/client';
import { getObject } from '@/lib/storage/get-object';
import { runRequest, storedPicture } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { renderOutput } from '@/worker/render-output';
import { deliveryShop, idle } from '@/worker/test-delivery';
import { readLog } from './read-log';
import { type Difference, type Progress, verifyBrand, verifyBrandData } from './verify-brand';

const database = testDatabase();
const { shop, rows, deliver } = deliveryShop(database);
const made = { runId: '', outputId: '', assetId: '', sha256: '', submissionId: '', deliveryId: '' };

beforeAll(async () => {
  const { world, campaign } = shop;
  const run = await requestRun(world.as.creative, runRequest(campaign));
  made.runId = run.runId;
  made.outputId = run.outputs[0]?.id ?? '';
  await renderOutput({ outputId: made.outputId, brandId: world.brand.id }, idle);
  const [asset] = await rows<{ id: string; sha256: string }>('SELECT id, sha256 FROM asset');
  made.assetId = asset?.id ?? '';
  made.sha256 = asset?.sha256 ?? '';
  await pickAsset(world.as.campaign_manager, { assetId: made.assetId });
  ({ submissionId: made.submissionId } = await submitAsset(world.as.campaign_manager, {
    assetId: made.assetId,
  }));
  await sign(world.as.brand_owner, made.submissionId, 'brand');
  await sign(world.as.legal, made.submissionId, 'legal');
});

let delivered = false;
beforeEach(async () => {
  if (delivered) return;
  await deliver(made.submissionId);
  const [delivery] = await rows<{ id: string; state: string }>('SELECT id, state FROM delivery');
  expect(delivery?.state).toBe('delivered');
  made.deliveryId = delivery?.id ?? '';
  delivered = true;
});

/** What somebody who owns the database could do: no trigger, no foreign key stands in the way. */
const tamper = (sql: string) => database.asOwner(`SET session_replication_role = replica; ${sql}`);
const verify = async () => (await verifyBrandData(shop.world.brand.id)).differences;
const named = (differences: Difference[]) => differences.map(({ what, id, field }) => ({ what, id, field }));

describe('on data that nobody touched', () => {
  test('there is no difference, the progress reaches its end, and the event says so', async () => {
    const progress: Progress[] = [];
    const result = await verifyBrand(shop.world.as.legal, (step) => progress.push(step));
    expect(result.differences).toEqual([]);
    expect(result.checked).toBeGreaterThan(20);
    expect(progress[0]?.done).toBe(0);
    expect(progress.at(-1)).toEqual({ done: result.checked, total: result.checked });
    expect(progress.map((step) => step.done)).toEqual(
      progress.map((step) => step.done).sort((a, b) => a - b),
    );
    const [event] = await rows(
      "SELECT actor_id, subject_id, payload FROM event WHERE type = 'provenance.verified' ORDER BY position DESC",
    );
    expect(event).toEqual({
      actor_id: shop.world.as.legal.actor.id,
      subject_id: shop.world.brand.id,
      payload: { checked: result.checked, differences: 0 },
    });
    expect((await readLog(shop.world.as.legal, { filter: {} })).verified).toMatchObject({
      personName: shop.world.as.legal.actor.name,
      checked: result.checked,
      differences: 0,
    });
  });

  test('only a role that may verify does', async () => {
    for (const role of ['brand_owner', 'lead', 'creative', 'campaign_manager', 'admin'] as const)
      await expect(verifyBrand(shop.world.as[role])).rejects.toMatchObject({ code: 'forbidden' });
  });
});

/** Changes one thing, expects exactly these differences, and puts it back. */
async function caught(
  table: string,
  id: string,
  set: string,
  expected: [string, string, string][],
  key = 'id',
) {
  const keep = `kept_${table}`;
  const where = `${key} = '${id}'`;
  const [before] = (await database.asOwner(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${where}`)) as {
    row: Record<string, unknown>;
  }[];
  expect(before, `${table} ${id}`).toBeDefined();
  await tamper(
    `CREATE TABLE ${keep} AS SELECT * FROM ${table} WHERE ${where}; UPDATE ${table} SET ${set} WHERE ${where};`,
  );
  try {
    expect(named(await verify())).toEqual(expected.map(([what, of, field]) => ({ what, id: of, field })));
  } finally {
    const columns = Object.keys(before?.row ?? {}).filter(
      (column) => column !== 'position' || table !== 'event',
    );
    const back = columns.map((column) => `"${column}" = k."${column}"`).join(', ');
    await tamper(`UPDATE ${table} t SET ${back} FROM ${keep} k WHERE t.${where}; DROP TABLE ${keep};`);
  }
}
const one = async (sql: string) => (await rows<{ id: string }>(sql))[0]?.id ?? '';

describe('what the owner of the database changes', () => {
  test.each([
    ['a slot of a run', `slots = jsonb_set(slots, '{background}', '"beach"')`],
    ['the prompt of a run', `prompt = prompt || ' with a logo'`],
    ['what a run must avoid', `negative_prompt = ''`],
    ['the model of a run', `route_id = 'sandbox:sandbox-final:built-in'`],
  ])('%s', async (_what, set) => {
    await caught('run', made.runId, set, [['run', made.runId, 'input']]);
  });

  test('the terms that a run saw', () =>
    caught('run', made.runId, `terms_id = 'trm_other'`, [['run', made.runId, 'termsId']]));

  test('a run together with its own hash', () =>
    caught('run', made.runId, `prompt = 'anything', input_hash = repeat('a', 64)`, [
      ['run', made.runId, 'input'],
      ['run', made.runId, 'inputHash'],
    ]));

  test('the seed of an output', () =>
    caught('run_output', made.outputId, 'seed = 999', [
      ['run', made.runId, 'input'],
      ['output', made.outputId, 'seedRequested'],
    ]));

  test('what an output cost, also in the budgets that paid it', async () => {
    const paid = await rows<{ id: string }>(
      `SELECT budget_id AS id FROM budget_reservation WHERE run_id = '${made.runId}' ORDER BY budget_id`,
    );
    expect(paid).toHaveLength(3);
    await caught('run_output', made.outputId, 'billed_micros = 1', [
      ['output', made.outputId, 'billedMicros'],
      ...paid.map(({ id }): [string, string, string] => ['budget', id, 'spent of outputs']),
    ]);
  });

  test('what a budget says that is left', async () => {
    const id = shop.campaign.campaignId;
    await caught('budget', id, 'limit_micros = limit_micros + 1', [
      ['budget', id, 'limit'],
      ['budget', id, 'available'],
    ]);
  });

  test.each([
    ['another seed', 'lockset_seed', 'UPDATE lockset_seed SET seed = seed + 1000'],
    ['a reference no longer required', 'lockset_reference', 'UPDATE lockset_reference SET required = false'],
    ['another market', 'lockset_market', `UPDATE lockset_market SET market = 'fr-FR' WHERE market = 'de-DE'`],
    ['a stage less', 'lockset_stage', `DELETE FROM lockset_stage WHERE stage = 'legal'`],
  ])('a row of a lockset: %s', async (_what, table, sql) => {
    await tamper(`CREATE TABLE kept AS SELECT * FROM ${table}; ${sql};`);
    const differences = named(await verify());
    await tamper(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept; DROP TABLE kept;`);
    expect(differences).toEqual([{ what: 'lockset', id: shop.campaign.locksetId, field: 'rows' }]);
  });

  test('the text of a lockset', () =>
    caught('lockset', shop.campaign.locksetId, `json = replace(json, '"en-GB"', '"en-US"')`, [
      ['lockset', shop.campaign.locksetId, 'json'],
    ]));

  test('a template version', () =>
    caught('template_version', shop.campaign.versionId, `spec = jsonb_set(spec, '{specVersion}', '7')`, [
      ['template version', shop.campaign.versionId, 'spec'],
    ]));

  test('an event, and the hash in it', async () => {
    const id = await one("SELECT id FROM event WHERE type = 'run.requested'");
    await caught('event', id, `payload = jsonb_set(payload, '{reservedMicros}', '1')`, [
      ['event', id, 'recordHash'],
    ]);
    await caught('event', id, `actor_id = 'per_somebody_else'`, [['event', id, 'recordHash']]);
    await caught('event', id, `at = at - interval '1 day'`, [['event', id, 'recordHash']]);
  });

  test('an event that is gone', async () => {
    await tamper(
      "CREATE TABLE kept AS SELECT * FROM event WHERE type = 'run.requested'; DELETE FROM event WHERE type = 'run.requested';",
    );
    expect(named(await verify())).toEqual([{ what: 'run', id: made.runId, field: 'event' }]);
    await tamper('INSERT INTO event OVERRIDING SYSTEM VALUE SELECT * FROM kept; DROP TABLE kept;');
  });

  test("an asset's hash, even with the digest of the other file's pixels", async () => {
    const { image } = await storedPicture();
    await tamper(
      `INSERT INTO blob (sha256, mime, size, width, height, pixel_digest) VALUES ('${image.sha256}', 'image/png', 1, 64, 64, '${image.pixelDigest}');`,
    );
    await caught('asset', made.assetId, `sha256 = '${image.sha256}'`, [
      ['asset', made.assetId, 'pixelDigest'],
      ['asset', made.assetId, 'sha256'],
    ]);
    await caught('asset', made.assetId, `sha256 = '${image.sha256}', pixel_digest = '${image.pixelDigest}'`, [
      ['asset', made.assetId, 'sha256'],
    ]);
  });

  test('an asset that is gone without an event', async () => {
    await tamper(`CREATE TABLE kept AS SELECT * FROM asset; DELETE FROM asset WHERE id = '${made.assetId}';`);
    expect(named(await verify())).toEqual([{ what: 'asset', id: made.assetId, field: 'row' }]);
    await tamper('INSERT INTO asset SELECT * FROM kept; DROP TABLE kept;');
  });

  test('the statement of a sign-off, and who gave it', async () => {
    const id = await one("SELECT id FROM sign_off WHERE stage = 'legal'");
    await caught('sign_off', id, `statement = 'Whatever'`, [['sign-off', id, 'statement']]);
    await caught('sign_off', id, `person_id = 'per_somebody_else'`, [['sign-off', id, 'personId']]);
  });

  test('the rights of a reference', () =>
    caught('reference', shop.campaign.referenceId, `expires_on = '2099-01-01'`, [
      ['reference', shop.campaign.referenceId, 'rights'],
    ]));

  test('where a file was delivered', () =>
    caught('delivery', made.deliveryId, `key = 'elsewhere.png'`, [
      ['delivery', made.deliveryId, 'object'],
      ['delivery', made.deliveryId, 'key'],
    ]));
});

describe('what somebody changes in the object store', () => {
  const address = (bucket: string, key: string) => `${env().S3_ENDPOINT}/${bucket}/${key}`;
  /** Past our own client, which refuses to write other bytes under a hash. */
  async function store(bucket: string, key: string, bytes: Buffer | null) {
    const answer = await fetch(address(bucket, key), {
      method: bytes ? 'PUT' : 'DELETE',
      ...(bytes ? { body: new Uint8Array(bytes) } : {}),
    });
    expect(answer.ok).toBe(true);
  }
  async function around(
    bucket: string,
    key: string,
    change: Buffer | null,
    expected: [string, string, string][],
  ) {
    const bytes = await getObject(bucket, key);
    expect(bytes).not.toBeNull();
    await store(bucket, key, change);
    try {
      expect(named(await verify())).toEqual(expected.map(([what, id, field]) => ({ what, id, field })));
    } finally {
      await store(bucket, key, bytes);
    }
  }
  const other = Buffer.from('other bytes');

  test('the file of an asset', async () => {
    const key = blobKey(made.sha256);
    await around(env().S3_BUCKET, key, other, [['asset', made.assetId, 'sha256']]);
    await around(env().S3_BUCKET, key, null, [['asset', made.assetId, 'bytes']]);
  });

  test('the file of a reference', () =>
    around(env().S3_BUCKET, blobKey(shop.campaign.referenceSha256), null, [
      ['reference', shop.campaign.referenceId, 'bytes'],
    ]));

  test('the sealed file, its sidecar, and what was delivered', async () => {
    const [delivery] = await rows<Record<string, string>>('SELECT * FROM delivery');
    await around(env().S3_BUCKET, blobKey(delivery?.sealed_sha256 ?? ''), other, [
      ['sealed file of delivery', made.deliveryId, 'sha256'],
    ]);
    await around(env().S3_BUCKET, blobKey(delivery?.sidecar_sha256 ?? ''), null, [
      ['sidecar of delivery', made.deliveryId, 'bytes'],
    ]);
    await around(delivery?.bucket ?? '', delivery?.key ?? '', other, [
      ['delivery', made.deliveryId, 'object'],
    ]);
  });
});

test('put back, there is no difference again', async () => {
  expect(await verify()).toEqual([]);
});

test('every difference is said in words that name the exact thing', async () => {
  await tamper(`UPDATE run SET prompt = prompt || '!' WHERE id = '${made.runId}';`);
  const result = await verifyBrand(shop.world.as.legal);
  expect(result.differences.map((difference) => difference.message)).toEqual([
    `The input of run ${made.runId} does not have the recorded hash.`,
  ]);
  const { verified } = await readLog(shop.world.as.legal, { filter: {} });
  expect(verified?.differences).toBe(1);
});
