import { describe, expect, test } from 'vitest';
import {
  composeManifest,
  type NamedIngredient,
  type Relationship,
  type SealAction,
  type SealManifest,
} from './manifest';

const agent = { name: 'sandbox', version: '1' };
const source = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';
const ingredient = (id: string, relationship: Relationship): NamedIngredient => ({
  id,
  relationship,
  title: id,
  mime: 'image/png',
  bytes: new Uint8Array(),
  sha256: `hash of ${id}`,
});
const manifest = (actions: SealAction[], ingredients: NamedIngredient[]): SealManifest => ({
  title: 'Cup',
  assetId: 'ast_1',
  locksetHash: 'lock',
  submissionId: 'sub_1',
  approvedSha256: 'approved',
  pixelDigest: 'pixels',
  digitalSourceType: source,
  softwareAgent: agent,
  claimGeneratorVersion: '0.1.0',
  actions,
  ingredients,
});
const made = { digitalSourceType: source, softwareAgent: agent };
const actionsOf = (...given: Parameters<typeof composeManifest>) => {
  const [actions] = composeManifest(...given).definition.assertions;
  return actions && 'actions' in actions.data ? actions.data.actions : [];
};

describe('composeManifest', () => {
  test('creates when there is no parent, and links the references', () => {
    const given = manifest(
      [{ action: 'c2pa.created', when: '2026-11-24T10:00:00Z' }],
      [ingredient('ref', 'inputTo')],
    );
    expect(actionsOf(given)).toEqual([
      {
        action: 'c2pa.created',
        when: '2026-11-24T10:00:00Z',
        ...made,
        parameters: { ingredientIds: ['ref'] },
      },
    ]);
    expect(actionsOf(manifest([], []))).toEqual([{ action: 'c2pa.created', ...made }]);
  });

  test('opens the parent, and says who edited it', () => {
    const ingredients = [ingredient('base', 'parentOf'), ingredient('ref', 'inputTo')];
    const opened = { action: 'c2pa.opened', when: undefined, parameters: { ingredientIds: ['base'] } };
    const parameters = { ingredientIds: ['ref'] };
    expect(actionsOf(manifest([{ action: 'c2pa.created' }], ingredients))).toEqual([
      opened,
      { action: 'c2pa.edited', ...made, parameters },
    ]);
    expect(
      actionsOf(manifest([{ action: 'c2pa.cropped', softwareAgent: { name: 'sharp' } }], ingredients)),
    ).toEqual([opened, { action: 'c2pa.cropped', ...made, softwareAgent: { name: 'sharp' }, parameters }]);
  });

  test('places what is a component', () => {
    const ingredients = [ingredient('base', 'parentOf'), ingredient('logo', 'componentOf')];
    expect(actionsOf(manifest([], ingredients)).map(({ action }) => action)).toEqual([
      'c2pa.opened',
      'c2pa.edited',
      'c2pa.placed',
    ]);
    expect(actionsOf(manifest([], ingredients)).at(-1)).toEqual({
      action: 'c2pa.placed',
      parameters: { ingredientIds: ['logo'] },
    });
  });

  test('opens the approved file itself when it carries credentials; its parent becomes an input', () => {
    const carried = ingredient('approved-original', 'parentOf');
    const given = manifest([{ action: 'c2pa.edited' }], [ingredient('base', 'parentOf')]);
    expect(actionsOf(given, carried)).toEqual([
      { action: 'c2pa.opened', parameters: { ingredientIds: ['approved-original'] } },
      { action: 'c2pa.edited.metadata' },
    ]);
    expect(
      composeManifest(given, carried).ingredients.map(({ id, relationship }) => [id, relationship]),
    ).toEqual([
      ['approved-original', 'parentOf'],
      ['base', 'inputTo'],
    ]);
  });

  test('refuses two parents, and one id twice', () => {
    expect(() =>
      composeManifest(manifest([], [ingredient('a', 'parentOf'), ingredient('b', 'parentOf')])),
    ).toThrow('at most one parent');
    expect(() =>
      composeManifest(manifest([], [ingredient('a', 'inputTo'), ingredient('a', 'inputTo')])),
    ).toThrow('must be unique');
  });
});
