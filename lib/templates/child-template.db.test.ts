import { describe, expect, it } from 'vitest';
import { brandWithPeople, eventsOf } from '@/lib/brands/test-brand';
import { db } from '@/lib/db/client';
import { testDatabase } from '@/test-support/test-db';
import { createChildTemplate } from './create-child-template';
import { createTemplate } from './create-template';
import { type TemplateDraft, templateDraftSchema } from './draft-schemas';
import { followParentTemplate } from './follow-parent-template';
import { publishTemplate } from './publish-template';
import { saveTemplateDraft } from './save-template-draft';
import { starterSpec } from './starter-spec';
import { findTemplate, findTemplateVersion } from './store';

const database = testDatabase();

const draftWith = (change: Partial<TemplateDraft>): TemplateDraft => ({
  ...templateDraftSchema.parse(structuredClone(starterSpec)),
  ...change,
});

async function family() {
  const people = await brandWithPeople();
  const owner = people.as('brand_owner');
  const parent = await createTemplate(owner, { name: 'Product in a scene' });
  const one = await publishTemplate(owner, { templateId: parent.id, revision: 1, note: 'First' });
  const child = await createChildTemplate(owner, {
    name: 'Product in a scene, Germany',
    parentVersionId: one.versionId,
    market: 'de-DE',
  });
  const save = (revision: number, draft: TemplateDraft) =>
    saveTemplateDraft(owner, { templateId: child.id, revision, name: 'Germany', draft });
  const publish = (revision: number) =>
    publishTemplate(owner, { templateId: child.id, revision, note: 'For Germany' });
  return { ...people, owner, parent, one, child, save, publish };
}

/** The next version of the parent: one tier less. */
async function secondVersion({ owner, parent }: Awaited<ReturnType<typeof family>>) {
  await saveTemplateDraft(owner, {
    templateId: parent.id,
    revision: 2,
    name: 'Product in a scene',
    draft: draftWith({ tiers: ['draft'] }),
  });
  return publishTemplate(owner, { templateId: parent.id, revision: 3, note: 'Drafts only' });
}

describe('createChildTemplate', () => {
  it("begins with its parent's words and says so in its event", async () => {
    const { brand, one, child } = await family();
    const row = await findTemplate(db(), brand.id, child.id);
    expect(row).toMatchObject({ parentVersionId: one.versionId, market: 'de-DE' });
    expect(row?.draft).toEqual(draftWith({}));
    const events = (await eventsOf(brand.id)).filter((entry) => entry.subjectId === child.id);
    expect(events).toMatchObject([
      { type: 'template.created', payload: { parent: { versionId: one.versionId, market: 'de-DE' } } },
    ]);
  });
  it('refuses a wrong role, another brand, a market that is none, and a child of a child', async () => {
    const { as, owner, one, publish } = await family();
    const input = { name: 'B', parentVersionId: one.versionId, market: 'fr-FR' };
    await expect(createChildTemplate(as('campaign_manager'), input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = (await brandWithPeople()).as('brand_owner');
    await expect(createChildTemplate(other, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(createChildTemplate(owner, { ...input, market: 'Germany' })).rejects.toMatchObject({
      code: 'invalid',
    });
    const { versionId } = await publish(1);
    await expect(createChildTemplate(owner, { ...input, parentVersionId: versionId })).rejects.toMatchObject({
      code: 'refused',
      reasons: [{ code: 'child_of_child' }],
    });
  });
});

describe('publishing a child', () => {
  it('freezes what it narrows into the version', async () => {
    const { brand, one, save, publish } = await family();
    await save(1, draftWith({ tiers: ['draft'] }));
    const { versionId } = await publish(2);
    const version = await findTemplateVersion(db(), brand.id, versionId);
    expect(version?.spec).toMatchObject({
      tiers: ['draft'],
      parent: { versionId: one.versionId, specHash: one.specHash, market: 'de-DE' },
    });
  });
  it('publishes nothing that allows more, and says where', async () => {
    const { brand, child, save, publish } = await family();
    await save(1, draftWith({ tiers: ['draft', 'final', 'motion'], negative: 'glare' }));
    await expect(publish(2)).rejects.toMatchObject({
      code: 'invalid',
      reasons: [
        { code: 'widens', path: 'draft.negative' },
        { code: 'widens', path: 'draft.tiers', message: 'The parent does not allow motion.' },
      ],
    });
    expect((await findTemplate(db(), brand.id, child.id))?.revision).toBe(2);
  });
  it('cannot be talked out of its parent by a draft', async () => {
    const { save } = await family();
    const draft = { ...draftWith({}), parent: { versionId: 'x', specHash: 'y', market: 'en-GB' } };
    await expect(save(1, draft as unknown as TemplateDraft)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('followParentTemplate', () => {
  it('binds the next version to the newer parent, with its event; twice changes nothing', async () => {
    const made = await family();
    const { brand, owner, one, child, publish } = made;
    const two = await secondVersion(made);
    const follow = { templateId: child.id, revision: 1, parentVersionId: two.versionId };
    expect(await followParentTemplate(owner, follow)).toEqual({ id: child.id, revision: 2 });
    expect(await followParentTemplate(owner, { ...follow, revision: 2 })).toEqual({
      id: child.id,
      revision: 2,
    });
    const events = (await eventsOf(brand.id)).filter((entry) => entry.type === 'template.parent_followed');
    expect(events.map((entry) => entry.payload)).toEqual([
      { revision: 2, from: one.versionId, to: two.versionId },
    ]);
    // What was allowed below the older parent is not any more.
    await expect(publish(2)).rejects.toMatchObject({ reasons: [{ path: 'draft.tiers' }] });
  });
  it('refuses a stale revision, a wrong role, another brand and a version of another template', async () => {
    const made = await family();
    const { as, owner, child } = made;
    const two = await secondVersion(made);
    const follow = { templateId: child.id, revision: 1, parentVersionId: two.versionId };
    await expect(followParentTemplate(owner, { ...follow, revision: 9 })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(followParentTemplate(as('creative'), follow)).rejects.toMatchObject({ code: 'forbidden' });
    const stranger = await family();
    await expect(followParentTemplate(stranger.owner, follow)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      followParentTemplate(owner, { ...follow, parentVersionId: stranger.one.versionId }),
    ).rejects.toMatchObject({ code: 'not_found' });
    const alone = await createTemplate(owner, { name: 'Alone' });
    await expect(followParentTemplate(owner, { ...follow, templateId: alone.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
  it('has one winner in a race', async () => {
    const made = await family();
    const two = await secondVersion(made);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        followParentTemplate(made.owner, {
          templateId: made.child.id,
          revision: 1,
          parentVersionId: two.versionId,
        }),
      ),
    );
    const rows = (await eventsOf(made.brand.id)).filter((entry) => entry.type === 'template.parent_followed');
    expect(rows).toHaveLength(1);
    expect(tries.some((entry) => entry.status === 'fulfilled')).toBe(true);
  });
});

it('the database keeps a template with its parent and market', async () => {
  const { child, owner } = await family();
  const bound = /keeps its parent and its market/;
  const update = (set: string) => database.asOwner(`update template set ${set} where id = $1`, [child.id]);
  await expect(update("market = 'en-GB'")).rejects.toThrow(bound);
  await expect(update('parent_version_id = null, market = null')).rejects.toThrow(bound);
  const other = await createTemplate(owner, { name: 'Other' });
  const version = await publishTemplate(owner, { templateId: other.id, revision: 1, note: 'First' });
  await expect(update(`parent_version_id = '${version.versionId}'`)).rejects.toThrow(/same parent/);
});

it('a version that was stored in the words of version 1 still reads, keeps its hash, and is not published twice', async () => {
  const { brand, owner, parent, one } = await family();
  const { parent: _, ...spec } = starterSpec;
  const old = {
    ...spec,
    specVersion: 1,
    slots: spec.slots.map(({ lock, ...slot }) => ({
      ...Object.fromEntries(Object.entries(slot).filter(([key]) => !['dependsOn', 'allowed'].includes(key))),
      required: lock !== 'editable',
    })),
    references: spec.references.map(({ role, required, max }) => ({ role, required, max })),
  };
  await database.asOwner('alter table template_version disable trigger user');
  await database.asOwner('update template_version set spec = $1, spec_hash = $2 where id = $3', [
    JSON.stringify(old),
    'f'.repeat(64),
    one.versionId,
  ]);
  await database.asOwner('update template set draft = $1 where id = $2', [JSON.stringify(old), parent.id]);
  await database.asOwner('alter table template_version enable trigger user');
  const version = await findTemplateVersion(db(), brand.id, one.versionId);
  expect(version?.specHash).toBe('f'.repeat(64));
  expect(version?.spec.slots.map((slot) => slot.lock)).toEqual(starterSpec.slots.map((slot) => slot.lock));
  // Only the characters of the mood differ from what version 1 could say, so the draft says the same as the version.
  await expect(
    publishTemplate(owner, { templateId: parent.id, revision: 2, note: 'x' }),
  ).rejects.toMatchObject({
    code: 'conflict',
  });
});
