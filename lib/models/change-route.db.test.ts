import { describe, expect, it } from 'vitest';
import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { testDatabase } from '@/test-support/test-db';
import { changeRoute } from './change-route';
import { findRoute, listRoutes } from './store';

const { asOwner } = testDatabase();
const id = 'bytedance:seedream-4-5-251128:modelark';
const current = async () => {
  const row = await findRoute(db(), id);
  if (!row) throw new Error('gone');
  const { name, enabled, spec, revision } = row;
  return { routeId: id, name, enabled, spec, revision };
};

describe('changeRoute', () => {
  it('switches a route off and changes its price, by revision, with its event', async () => {
    const before = await current();
    const spec = { ...before.spec, priceMicros: { ...before.spec.priceMicros, '2K': 41_000 } };
    expect(await changeRoute(systemInstallationCtx, { ...before, enabled: false, spec })).toEqual({
      routeId: id,
      revision: before.revision + 1,
    });
    expect(await current()).toMatchObject({ enabled: false, spec: { priceMicros: { '2K': 41_000 } } });
    await expect(changeRoute(systemInstallationCtx, before)).rejects.toMatchObject({ code: 'conflict' });
    const events = await asOwner(
      "select payload from event where type = 'route.changed' and subject_id = $1",
      [id],
    );
    expect(events).toEqual([
      { payload: expect.objectContaining({ revision: before.revision + 1, enabled: false }) },
    ]);
    const again = await current();
    expect(await changeRoute(systemInstallationCtx, again)).toEqual({
      routeId: id,
      revision: again.revision,
    });
  });
  it('has one winner of several at once', async () => {
    const before = await current();
    const answers = await Promise.allSettled(
      ['A', 'B', 'C'].map((name) => changeRoute(systemInstallationCtx, { ...before, name })),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
  });
  it('refuses facts that do not fit together, unknown routes and anybody who is no administrator', async () => {
    const before = await current();
    const specs = [
      { ...before.spec, tiers: [...before.spec.tiers, 'draft'] },
      { ...before.spec, resolutions: { ...before.spec.resolutions, motion: '1K' } },
      { ...before.spec, lifecycle: { state: 'retiring', since: null, retiresOn: null } },
      { ...before.spec, priceMicros: { '2K': -1 } },
      { ...before.spec, secret: true },
      { ...before.spec, currency: '$$$' },
      { ...before.spec, lifecycle: { state: 'live', since: 'June', retiresOn: null } },
      { ...before.spec, lifecycle: { state: 'retiring', since: null, retiresOn: '2027-02-30' } },
    ];
    for (const spec of specs)
      await expect(changeRoute(systemInstallationCtx, { ...before, spec })).rejects.toMatchObject({
        code: 'invalid',
      });
    await expect(changeRoute(systemInstallationCtx, { ...before, routeId: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(changeRoute({ ...systemInstallationCtx, isAdmin: false }, before)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
  it('never switches a retired model on, and leaves the rest of it to be corrected', async () => {
    const before = await current();
    const retired = {
      ...before.spec,
      lifecycle: { state: 'retired' as const, since: null, retiresOn: null },
    };
    const over = {
      ...before.spec,
      lifecycle: { state: 'retiring' as const, since: '2025-10', retiresOn: '2026-01-31' },
    };
    for (const spec of [retired, over])
      await expect(
        changeRoute(systemInstallationCtx, { ...before, enabled: true, spec }),
      ).rejects.toMatchObject({ code: 'invalid', reasons: [{ code: 'retired', path: 'enabled' }] });
    await changeRoute(systemInstallationCtx, { ...before, enabled: false, spec: over });
    expect(await current()).toMatchObject({ enabled: false, revision: before.revision + 1 });
    const after = await current();
    await expect(changeRoute(systemInstallationCtx, { ...after, enabled: true })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
  it('every shipped route fits its own rules', async () => {
    const routes = await listRoutes(db());
    expect(routes.length).toBeGreaterThan(5);
    for (const { id: routeId, name, enabled, spec, revision } of routes.filter((row) => row.id !== id))
      expect(await changeRoute(systemInstallationCtx, { routeId, name, enabled, spec, revision })).toEqual({
        routeId,
        revision,
      });
  });
});
