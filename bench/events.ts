import { noteAsset } from '@/lib/assets/note-asset';
import { pool } from '@/lib/db/client';
import { makeAsset } from '@/lib/reviews/test-submission';
import { report, timed } from '@/test-support/bench';
import { makeWorld } from '@/test-support/fixtures';

const COUNT = 1_000;
const AT_ONCE = 8;

async function many(work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < COUNT) await work(next++);
    }),
  );
}

/** What the one door to a write costs: permission, input, transaction and event, against the bare row. */
export default async function events(): Promise<void> {
  const world = await makeWorld();
  const { assetId } = await makeAsset(world);
  const bare = await timed(() =>
    many((index) =>
      pool().query(
        'INSERT INTO asset_note (id, asset_id, text, written_by, written_at) VALUES ($1, $2, $3, $4, now())',
        [`nte_bench_${index}`, assetId, `Bare ${index}`, world.as.creative.actor.id],
      ),
    ),
  );
  const verb = await timed(() =>
    many((index) => noteAsset(world.as.creative, { assetId, text: `Through the verb ${index}` })),
  );
  report({
    name: 'events',
    unit: 'writes/s',
    figure: (COUNT / verb) * 1000,
    what: `A note by its verb, with its event, ${AT_ONCE} at once`,
    baseline: (COUNT / bare) * 1000,
    against: 'The same row by a plain INSERT',
  });
}
