import { expect, test } from 'vitest';
import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { makeWorld, sandboxDraft } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { addRoute } from './add-route';
import { findRoute } from './store';

const { asOwner } = testDatabase();

async function facts(over: Record<string, unknown> = {}) {
  const like = await findRoute(db(), sandboxDraft);
  return {
    provider: 'google',
    modelId: 'new-model-1',
    plan: 'Vertex AI, paid',
    name: 'New model',
    enabled: true,
    spec: like?.spec,
    ...over,
  };
}

test('a route is added under an id of its provider, model and plan, with its event and without terms', async () => {
  const { routeId } = await addRoute(systemInstallationCtx, await facts());
  expect(routeId).toBe('google:new-model-1:vertex-ai-paid');
  expect(await findRoute(db(), routeId)).toMatchObject({ revision: 1, name: 'New model', enabled: true });
  expect(await asOwner('select id from terms where route_id = $1', [routeId])).toEqual([]);
  expect(
    await asOwner(
      "select payload->>'plan' as plan from event where type = 'route.added' and subject_id = $1",
      [routeId],
    ),
  ).toEqual([{ plan: 'Vertex AI, paid' }]);
});

test('one of several at once wins; the same model through the same plan is there only once', async () => {
  const asked = await facts({ modelId: 'new-model-2' });
  const answers = await Promise.allSettled([1, 2, 3].map(() => addRoute(systemInstallationCtx, asked)));
  expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
  await expect(addRoute(systemInstallationCtx, asked)).rejects.toMatchObject({ code: 'conflict' });
});

test('facts that do not fit, and anybody who is no administrator, are refused', async () => {
  const like = await facts();
  const spec = like.spec;
  const wrong = [
    { provider: 'nobody' },
    { modelId: '' },
    { modelId: 'a:b' },
    { modelId: 'a b' },
    { plan: ' ' },
    { spec: { ...spec, priceMicros: {} } },
    { spec: { ...spec, tiers: [] } },
    { spec: { ...spec, quality: { final: 'high' } } },
    { spec: { ...spec, concurrency: 0 } },
    { spec: { ...spec, lifecycle: { state: 'retired', since: null, retiresOn: null } } },
  ];
  for (const over of wrong)
    await expect(
      addRoute(systemInstallationCtx, await facts({ modelId: 'wrong', ...over })),
      JSON.stringify(over).slice(0, 60),
    ).rejects.toMatchObject({ code: 'invalid' });
  const world = await makeWorld();
  await expect(
    addRoute({ actor: world.as.lead.actor, isAdmin: false }, await facts({ modelId: 'nobody' })),
  ).rejects.toMatchObject({ code: 'forbidden' });
});
