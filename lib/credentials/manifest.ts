export const PROVENANCE_LABEL = 'org.countersign.provenance';

export type SoftwareAgent = { name: string; version?: string };

/** A C2PA action (specification 2.2, Actions), such as c2pa.created, c2pa.opened, c2pa.edited, c2pa.cropped or c2pa.placed. */
export type SealAction = {
  action: `c2pa.${string}`;
  /** ISO 8601. */
  when?: string;
  description?: string;
  digitalSourceType?: string;
  softwareAgent?: SoftwareAgent;
  /** Ids of ingredients; when left out, they are found by their relationship. */
  ingredientIds?: string[];
};

/** A reference image is `inputTo`, the picture that was edited `parentOf`, a placed element `componentOf`. */
export type Relationship = 'inputTo' | 'parentOf' | 'componentOf';

export type SealIngredient = {
  /** Unique in the manifest; made from the position when left out. */
  id?: string;
  title: string;
  mime: string;
  bytes: Uint8Array;
  sha256: string;
  relationship: Relationship;
};

export type SealManifest = {
  title: string;
  assetId: string;
  locksetHash: string;
  submissionId: string;
  /** SHA-256 of the bytes that were approved; sealing refuses any other bytes. */
  approvedSha256: string;
  /** Digest of the decoded pixels, which sealing does not change. */
  pixelDigest: string;
  /** Place in the provenance log, once it is known. */
  leafIndex?: number;
  /** Full URI, from the model's row. */
  digitalSourceType: string;
  /** What made the pixels: the model. */
  softwareAgent: SoftwareAgent;
  claimGeneratorVersion: string;
  actions: SealAction[];
  ingredients: SealIngredient[];
};

export type NamedIngredient = SealIngredient & { id: string };

/**
 * The manifest to sign. `carried` is the approved file itself when it already has Content Credentials (most
 * providers sign their output): it becomes the one parent that C2PA allows, so that they stay. What the caller
 * says about earlier steps then lies in that parent's past: its actions are left out, its parent becomes an input.
 */
export function composeManifest(manifest: SealManifest, carried?: NamedIngredient) {
  const ingredients = nameIngredients(manifest.ingredients, carried);
  const parents = ingredients.filter((ingredient) => ingredient.relationship === 'parentOf');
  if (parents.length > 1) throw new TypeError('A C2PA manifest has at most one parent ingredient.');
  const actions = carried
    ? [
        { action: 'c2pa.opened' as const, ingredientIds: [carried.id] },
        { action: 'c2pa.edited.metadata' as const },
      ]
    : composeActions(manifest, ingredients);
  // `created` assertions are those that the signer answers for; without it they would only count as gathered.
  const definition = {
    claim_generator_info: [{ name: 'Countersign', version: manifest.claimGeneratorVersion }],
    title: manifest.title,
    assertions: [
      { label: 'c2pa.actions.v2', created: true, data: { actions: actions.map(writeAction) } },
      { label: PROVENANCE_LABEL, created: true, data: provenance(manifest, ingredients) },
    ],
  };
  return { definition, ingredients };
}

function nameIngredients(given: SealIngredient[], carried?: NamedIngredient): NamedIngredient[] {
  const named = given.map((ingredient, index): NamedIngredient => {
    const demoted = carried !== undefined && ingredient.relationship === 'parentOf';
    return {
      ...ingredient,
      id: ingredient.id ?? `ingredient-${index + 1}`,
      relationship: demoted ? 'inputTo' : ingredient.relationship,
    };
  });
  const all = carried ? [carried, ...named] : named;
  if (new Set(all.map(({ id }) => id)).size < all.length)
    throw new TypeError('Ingredient ids must be unique.');
  return all;
}

/** Exactly one of c2pa.created and c2pa.opened comes first (C2PA 2.2, Actions): opened when there is a parent. */
function composeActions(manifest: SealManifest, ingredients: NamedIngredient[]): SealAction[] {
  const idsOf = (relationship: Relationship) =>
    ingredients.filter((ingredient) => ingredient.relationship === relationship).map(({ id }) => id);
  const [parents, inputs, components] = [idsOf('parentOf'), idsOf('inputTo'), idsOf('componentOf')];
  const first = manifest.actions.find(isInception);
  const later = manifest.actions.filter((action) => !isInception(action));
  const byMaker = (action: SealAction): SealAction => ({
    ...action,
    digitalSourceType: action.digitalSourceType ?? manifest.digitalSourceType,
    softwareAgent: action.softwareAgent ?? manifest.softwareAgent,
    ingredientIds: action.ingredientIds ?? inputs,
  });
  if (components.length > 0 && !later.some(({ action }) => action === 'c2pa.placed')) {
    later.push({ action: 'c2pa.placed' });
  }
  const linked = later.map((action) =>
    action.action === 'c2pa.placed'
      ? { ...action, ingredientIds: action.ingredientIds ?? components }
      : action,
  );
  if (parents.length === 0) return [byMaker({ ...first, action: 'c2pa.created' }), ...linked];
  const opened: SealAction = { action: 'c2pa.opened', when: first?.when, ingredientIds: parents };
  const edit = linked.findIndex(({ action }) => action !== 'c2pa.placed');
  if (edit < 0) return [opened, byMaker({ action: 'c2pa.edited' }), ...linked];
  return [opened, ...linked.map((action, index) => (index === edit ? byMaker(action) : action))];
}

const isInception = ({ action }: SealAction): boolean =>
  action === 'c2pa.created' || action === 'c2pa.opened';

function writeAction({ ingredientIds = [], ...action }: SealAction) {
  return ingredientIds.length > 0 ? { ...action, parameters: { ingredientIds } } : action;
}

/** C2PA records no hash of an ingredient without credentials of its own, so ours are listed here. */
function provenance(manifest: SealManifest, ingredients: NamedIngredient[]) {
  const { assetId, locksetHash, submissionId, approvedSha256, pixelDigest, leafIndex } = manifest;
  const { digitalSourceType, softwareAgent } = manifest;
  const listed = ingredients.map(({ id, relationship, sha256 }) => ({ id, relationship, sha256 }));
  const made = { digitalSourceType, softwareAgent, ingredients: listed };
  return { assetId, locksetHash, submissionId, approvedSha256, pixelDigest, leafIndex, ...made };
}
