import { describe, expect, it } from 'vitest';
import { brandWithPeople, eventsOf } from '@/lib/brands/test-brand';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { testDatabase } from '@/test-support/test-db';
import { createTemplate } from './create-template';
import { type TemplateDraft, templateDraftSchema } from './draft-schemas';
import { publishTemplate } from './publish-template';
import { saveTemplateDraft } from './save-template-draft';
import { starterSpec } from './starter-spec';
import { findTemplate, findTemplateVersion, listPublishedVersions, listTemplates } from './store';

const database = testDatabase();

const draftWith = (change: Partial<TemplateDraft>) => ({
  ...templateDraftSchema.parse(structuredClone(starterSpec)),
  ...change,
});
const begin = async () => {
  const people = await brandWithPeople();
  const owner: Ctx = people.as('brand_owner');
  const template = await createTemplate(owner, { name: 'Product in a scene' });
  return { ...people, owner, template };
};
const typesOf = async (brandId: string, id: string) =>
  (await eventsOf(brandId)).filter((entry) => entry.subjectId === id).map((entry) => entry.type);

describe('createTemplate', () => {
  it('starts from the starter, or from a copy of another draft', async () => {
    const { brand, owner, template } = await begin();
    await saveTemplateDraft(owner, {
      templateId: template.id,
      revision: 1,
      name: 'A',
      draft: draftWith({ negative: 'glare' }),
    });
    const copy = await createTemplate(owner, { name: 'B', from: template.id });
    expect((await findTemplate(db(), brand.id, copy.id))?.draft.negative).toBe('glare');
    expect(await typesOf(brand.id, copy.id)).toEqual(['template.created']);
  });
  it('does not copy from another brand', async () => {
    const { template } = await begin();
    const other = await brandWithPeople();
    await expect(
      createTemplate(other.as('brand_owner'), { name: 'B', from: template.id }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
  it.each(['campaign_manager', 'creative', 'legal', 'lead', 'admin'] as const)(
    'refuses a %s',
    async (role) => {
      const { as } = await brandWithPeople();
      await expect(createTemplate(as(role), { name: 'B' })).rejects.toMatchObject({ code: 'forbidden' });
    },
  );
});

describe('saveTemplateDraft', () => {
  it('keeps an incomplete draft, with its event; the same draft again changes nothing', async () => {
    const { brand, owner, template } = await begin();
    const save = {
      templateId: template.id,
      revision: 1,
      name: 'A',
      draft: draftWith({ tiers: [], sizes: [] }),
    };
    expect(await saveTemplateDraft(owner, save)).toEqual({ id: template.id, revision: 2 });
    expect(await saveTemplateDraft(owner, { ...save, revision: 2 })).toEqual({
      id: template.id,
      revision: 2,
    });
    expect(await typesOf(brand.id, template.id)).toEqual(['template.created', 'template.changed']);
  });
  it('stores nothing broken, and nothing with unknown keys', async () => {
    const { brand, owner, template } = await begin();
    const bad = { ...draftWith({}), prompt: 'anything' };
    await expect(
      saveTemplateDraft(owner, { templateId: template.id, revision: 1, name: 'A', draft: bad }),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect((await findTemplate(db(), brand.id, template.id))?.revision).toBe(1);
  });
  it('refuses a stale revision, a wrong role and another brand', async () => {
    const { as, owner, template } = await begin();
    const save = { templateId: template.id, revision: 1, name: 'A', draft: draftWith({ negative: 'one' }) };
    await saveTemplateDraft(owner, save);
    await expect(saveTemplateDraft(owner, { ...save, name: 'B' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(saveTemplateDraft(as('creative'), { ...save, revision: 2 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = await brandWithPeople();
    await expect(saveTemplateDraft(other.as('brand_owner'), { ...save, revision: 2 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
  it('has one winner in a race', async () => {
    const { owner, template } = await begin();
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        saveTemplateDraft(owner, {
          templateId: template.id,
          revision: 1,
          name: `N${n}`,
          draft: draftWith({}),
        }),
      ),
    );
    expect(tries.filter((entry) => entry.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('publishTemplate', () => {
  it('freezes versions 1 and 2 with their hashes and events', async () => {
    const { brand, owner, template } = await begin();
    const one = await publishTemplate(owner, { templateId: template.id, revision: 1, note: 'First' });
    expect(one).toMatchObject({ number: 1, revision: 2 });
    await saveTemplateDraft(owner, {
      templateId: template.id,
      revision: 2,
      name: 'A',
      draft: draftWith({ negative: 'glare' }),
    });
    const two = await publishTemplate(owner, { templateId: template.id, revision: 3, note: 'No glare' });
    expect(two.number).toBe(2);
    expect(two.specHash).not.toBe(one.specHash);
    expect((await findTemplateVersion(db(), brand.id, one.versionId))?.spec).toEqual(starterSpec);
    expect((await listPublishedVersions(db(), brand.id)).map((version) => version.number)).toEqual([2, 1]);
    expect(await listTemplates(db(), brand.id)).toMatchObject([
      { name: 'A', latest: { number: 2 }, slots: 6, usedBy: 0 },
    ]);
    const published = (await eventsOf(brand.id)).filter((entry) => entry.type === 'template.published');
    expect(published.map((entry) => entry.payload)).toMatchObject([
      { number: 1, specHash: one.specHash },
      { number: 2, specHash: two.specHash },
    ]);
  });
  it('refuses an incomplete draft with every problem at its place, and publishes nothing', async () => {
    const { brand, owner, template } = await begin();
    await saveTemplateDraft(owner, {
      templateId: template.id,
      revision: 1,
      name: 'A',
      draft: draftWith({ tiers: [], sizes: [] }),
    });
    await expect(
      publishTemplate(owner, { templateId: template.id, revision: 2, note: 'x' }),
    ).rejects.toMatchObject({
      code: 'invalid',
      reasons: [{ path: 'draft.tiers' }, { path: 'draft.sizes' }],
    });
    expect(await listPublishedVersions(db(), brand.id)).toEqual([]);
    expect((await findTemplate(db(), brand.id, template.id))?.revision).toBe(2);
  });
  it('refuses the same spec again, a stale revision, a wrong role and another brand', async () => {
    const { as, owner, template } = await begin();
    await publishTemplate(owner, { templateId: template.id, revision: 1, note: 'First' });
    const again = { templateId: template.id, revision: 2, note: 'Again' };
    await expect(publishTemplate(owner, again)).rejects.toMatchObject({ code: 'conflict' });
    await expect(publishTemplate(owner, { ...again, revision: 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(publishTemplate(as('campaign_manager'), again)).rejects.toMatchObject({ code: 'forbidden' });
    const other = await brandWithPeople();
    await expect(publishTemplate(other.as('brand_owner'), again)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
  it('publishes once in a race', async () => {
    const { brand, owner, template } = await begin();
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () =>
        publishTemplate(owner, { templateId: template.id, revision: 1, note: 'Race' }),
      ),
    );
    expect(tries.filter((entry) => entry.status === 'fulfilled')).toHaveLength(1);
    expect(await listPublishedVersions(db(), brand.id)).toHaveLength(1);
  });
  it('is frozen: the database refuses to change or delete a version', async () => {
    const { owner, template } = await begin();
    const { versionId } = await publishTemplate(owner, {
      templateId: template.id,
      revision: 1,
      note: 'First',
    });
    const frozen = /published template version never changes/;
    await expect(
      database.asOwner('update template_version set note = $1 where id = $2', ['x', versionId]),
    ).rejects.toThrow(frozen);
    await expect(database.asOwner('delete from template_version where id = $1', [versionId])).rejects.toThrow(
      frozen,
    );
  });
});
