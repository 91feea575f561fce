import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { makeDemoCertificates } from '@/lib/credentials/demo-certificates';
import { db } from '@/lib/db/client';
import { loadDelivery } from '@/lib/deliveries/store';
import { forgetEnv } from '@/lib/env';
import { makeActiveCampaign, makeWorld, type World } from '@/test-support/fixtures';
import type { testDatabase } from '@/test-support/test-db';
import { deliverSubmission } from './deliver-submission';

/** A signal that never fires. */
export const idle = new AbortController().signal;

type Shop = {
  world: World;
  campaign: Awaited<ReturnType<typeof makeActiveCampaign>>;
  settings: Record<string, string>;
  /** PEM of the root that signed the certificates. */
  anchors: string;
};

/** A world with an active campaign and certificates to sign with. Call it once at the top of a test file. */
export function deliveryShop(database: ReturnType<typeof testDatabase>) {
  const shop = { settings: {} } as Shop;
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'countersign-c2pa-'));
    const made = await makeDemoCertificates();
    shop.anchors = made.rootPem;
    const files = {
      C2PA_CERT_CHAIN_FILE: made.leafPem + made.intermediatePem,
      C2PA_KEY_FILE: made.leafKeyPem,
      C2PA_TRUST_ANCHORS_FILE: made.rootPem,
    };
    for (const [name, text] of Object.entries(files)) {
      shop.settings[name] = join(directory, `${name}.pem`);
      await writeFile(shop.settings[name], text);
    }
    shop.world = await makeWorld();
    shop.campaign = await makeActiveCampaign(shop.world);
  });
  beforeEach(() => {
    Object.assign(process.env, shop.settings);
    forgetEnv();
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const rows = async <T = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
    (await database.asOwner(sql, values)) as T[];
  return {
    shop,
    rows,
    deliver: (submissionId: string) =>
      deliverSubmission({ submissionId, brandId: shop.world.brand.id }, idle),
    load: async (submissionId: string) => {
      const found = await loadDelivery(db(), shop.world.brand.id, submissionId);
      if (!found) throw new Error('No delivery.');
      return found;
    },
    eventsOf: async (deliveryId: string) =>
      (
        await rows<{ type: string }>(
          'SELECT type FROM event WHERE subject_id = $1 ORDER BY position',
          deliveryId,
        )
      ).map((event) => event.type),
  };
}
