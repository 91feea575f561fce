import { expect, test } from 'vitest';
import { makeActiveCampaign, makeWorld } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { verifyFrozenLocksets } from './verify-frozen-locksets';

const { asOwner } = testDatabase();

test('finds a lockset whose row or text somebody changed past the guards', async () => {
  const world = await makeWorld();
  const [kept, rowChanged, textChanged] = [
    await makeActiveCampaign(world),
    await makeActiveCampaign(world),
    await makeActiveCampaign(world),
  ];
  expect((await verifyFrozenLocksets()).map((check) => check.problem)).toEqual([null, null, null]);
  await asOwner('ALTER TABLE lockset DISABLE TRIGGER USER');
  await asOwner('ALTER TABLE lockset_seed DISABLE TRIGGER USER');
  await asOwner('UPDATE lockset_seed SET seed = 999 WHERE lockset_id = $1 AND seed = 404', [
    rowChanged.locksetId,
  ]);
  await asOwner("UPDATE lockset SET json = replace(json, '404', '999') WHERE id = $1", [
    textChanged.locksetId,
  ]);
  const problems = new Map((await verifyFrozenLocksets()).map((check) => [check.id, check.problem]));
  expect(problems.get(kept.locksetId)).toBeNull();
  expect(problems.get(rowChanged.locksetId)).toContain('the rows give another hash');
  expect(problems.get(textChanged.locksetId)).toContain('the stored text does not have');
});
