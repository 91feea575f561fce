import { beforeAll, expect, test } from 'vitest';
import type { InstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { listHealth, recordFailure, restsUntil } from './health-store';
import { resetRouteHealth } from './reset-route-health';

const { asOwner } = testDatabase();
const routeId = 'bytedance:seedream-4-5-251128:modelark';
let world: World;
let admin: InstallationCtx;
beforeAll(async () => {
  world = await makeWorld();
  admin = { actor: world.as.admin.actor, isAdmin: true };
});

const rests = async () => restsUntil((await listHealth(db(), [routeId])).get(routeId), new Date());
const open = () =>
  db().transaction((tx) =>
    recordFailure(tx, routeId, { code: 'no_access', atOnce: true, retryAfterMs: 0, now: new Date() }),
  );
const events = () =>
  asOwner("select actor_id, payload from event where type = 'route.reset' order by position");

test('an administrator lets calls go again; of several at once one is recorded', async () => {
  expect(await open()).toBe(true);
  expect(await rests()).not.toBeNull();
  await Promise.all([1, 2, 3].map(() => resetRouteHealth(admin, { routeId })));
  expect(await rests()).toBeNull();
  expect((await listHealth(db(), [routeId])).get(routeId)).toMatchObject({
    failures: 0,
    openings: 0,
    openUntil: null,
    trialUntil: null,
    lastCode: null,
  });
  expect(await events()).toEqual([{ actor_id: admin.actor.id, payload: { routeId } }]);
});

test('a healthy model stays as it is, without an event', async () => {
  const before = (await events()).length;
  expect(await resetRouteHealth(admin, { routeId })).toEqual({ routeId });
  expect(await events()).toHaveLength(before);
});

test('is refused to anybody but administrators, and for a model that is not there', async () => {
  await open();
  for (const role of ['lead', 'admin', 'legal'] as const)
    await expect(
      resetRouteHealth({ actor: world.as[role].actor, isAdmin: false }, { routeId }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  expect(await rests()).not.toBeNull();
  await expect(resetRouteHealth(admin, { routeId: 'x' })).rejects.toMatchObject({ code: 'not_found' });
  for (const input of [{}, { routeId: 7 }, { routeId, more: true }, { routeId: 'x'.repeat(300) }])
    await expect(resetRouteHealth(admin, input)).rejects.toMatchObject({ code: 'invalid' });
});
