import { beforeAll, describe, expect, test } from 'vitest';
import { discardAsset } from '@/lib/assets/discard-asset';
import { labelAsset } from '@/lib/assets/label-asset';
import { makeApproved } from '@/lib/reviews/test-submission';
import { requestRun } from '@/lib/runs/request-run';
import { makeActiveCampaign, makeWorld, runRequest, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { renderOutput } from '@/worker/render-output';
import { idle } from '@/worker/test-delivery';
import { exportRecords } from './export-records';
import { readLog } from './read-log';
import type { RecordFilter } from './schemas';

const { asOwner } = testDatabase();
let world: World;
let campaign: Awaited<ReturnType<typeof makeActiveCampaign>>;
const ids = { draftAsset: '', draftSha: '' };

beforeAll(async () => {
  world = await makeWorld();
  campaign = await makeActiveCampaign(world);
  const render = async (over: Record<string, unknown>) => {
    const run = await requestRun(world.as.creative, runRequest(campaign, over));
    const outputId = run.outputs[0]?.id ?? '';
    await renderOutput({ outputId, brandId: world.brand.id }, idle);
    const [asset] = (await asOwner('SELECT id, sha256 FROM asset WHERE output_id = $1', [outputId])) as {
      id: string;
      sha256: string;
    }[];
    if (!asset) throw new Error('No picture was made.');
    return asset;
  };
  // The second picture of each run stays queued.
  const draft = await render({ count: 2 });
  Object.assign(ids, { draftAsset: draft.id, draftSha: draft.sha256 });
  await labelAsset(world.as.creative, {
    assetId: draft.id,
    revision: 0,
    name: '=HYPERLINK("https://example.test")',
    tags: [],
  });
  const thrown = await render({ count: 2, size: '1:1' });
  await discardAsset(world.as.campaign_manager, { assetId: thrown.id });
  await makeApproved(world, campaign.campaignId);
});

/** A reader of RFC 4180. */
function readCsv(text: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || sign === '\r') {
      lines.at(-1)?.push(cell);
      cell = '';
      if (sign === '\r') {
        lines.push([]);
        at += 1;
      }
    } else cell += sign;
  }
  const [head = [], ...rows] = lines.slice(0, -1);
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

describe('the export', () => {
  const exported = async (filter: RecordFilter) => {
    const bytes = Buffer.from(await new Response(await exportRecords(world.as.legal, filter)).arrayBuffer());
    expect([...bytes.subarray(0, 3)], 'byte order mark').toEqual([0xef, 0xbb, 0xbf]);
    return readCsv(bytes.subarray(3).toString('utf8'));
  };

  test.each([
    {},
    { state: 'discarded' },
    { q: 'HYPERLINK' },
    { q: 'nothing is called so' },
  ] as RecordFilter[])('has exactly the filtered rows, in their order: %j', async (filter) => {
    const { rows } = await readLog(world.as.legal, { filter });
    const lines = await exported(filter);
    expect(lines.map((line) => line.record_id)).toEqual(rows.map((row) => row.id));
    expect(lines.map((line) => line.state)).toEqual(rows.map((row) => row.state));
    expect(lines.map((line) => line.sha256)).toEqual(rows.map((row) => row.sha256 ?? ''));
    const [event] = (await asOwner(
      "SELECT payload FROM event WHERE type = 'provenance.exported' AND brand_id = $1 ORDER BY position DESC LIMIT 1",
      [world.brand.id],
    )) as { payload: { rows: number } }[];
    expect(event?.payload.rows).toBe(rows.length);
  });

  test('says what a record says, and nothing that a spreadsheet would run', async () => {
    const [line] = await exported({ q: 'HYPERLINK' });
    expect(line).toMatchObject({
      title: '\'=HYPERLINK("https://example.test")',
      asset_id: ids.draftAsset,
      lockset_sha256: campaign.locksetHash,
      template_version: '1',
      seed_requested: '101',
      seed_sent: '101',
      seed_class: 'exact',
      terms_decision: 'accepted',
      sha256: ids.draftSha,
    });
    expect(line?.references).toContain(campaign.referenceSha256);
    expect(JSON.parse(line?.slots ?? '')).toMatchObject({ background: 'oak kitchen table' });
    const approved = (await exported({ state: 'approved' }))[0];
    expect(approved?.reviews).toContain('brand signed_off by');
    expect(approved?.reviews).toContain('legal signed_off by');
  });

  test('is refused without its own permission, and then no event says that it happened', async () => {
    const before = await asOwner("SELECT 1 FROM event WHERE type = 'provenance.exported'");
    for (const role of ['brand_owner', 'lead', 'creative'] as const)
      await expect(exportRecords(world.as[role], {})).rejects.toMatchObject({ code: 'forbidden' });
    expect(await asOwner("SELECT 1 FROM event WHERE type = 'provenance.exported'")).toHaveLength(
      before.length,
    );
  });

  test('a download that is broken off frees its connection', async () => {
    for (let turn = 0; turn < 25; turn++) {
      const stream = await exportRecords(world.as.legal, {});
      await stream.cancel();
    }
    expect(await exported({ state: 'queued' })).toHaveLength(2);
  });
});
