import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { createBrand } from '@/lib/brands/create-brand';
import { updateBrandKit } from '@/lib/brands/update-brand-kit';
import { setBudget } from '@/lib/budgets/set-budget';
import { changeCampaign } from '@/lib/campaigns/change-campaign';
import { createCampaign } from '@/lib/campaigns/create-campaign';
import { proposeLockset } from '@/lib/campaigns/propose-lockset';
import type { CampaignPlan } from '@/lib/campaigns/schemas';
import { signOffLockset } from '@/lib/campaigns/sign-off-lockset';
import { type Ctx, systemInstallationCtx } from '@/lib/ctx';
import { createPerson } from '@/lib/people/create-person';
import { grantRole } from '@/lib/people/grant-role';
import { type Role, roles } from '@/lib/permission';
import { recordReference } from '@/lib/references/record-reference';
import { putBlob } from '@/lib/storage/put-object';
import { createTemplate } from '@/lib/templates/create-template';
import { publishTemplate } from '@/lib/templates/publish-template';
import { saveTemplateDraft } from '@/lib/templates/save-template-draft';
import type { TemplateSpec } from '@/lib/templates/schemas';
import { starterSpec } from '@/lib/templates/starter-spec';

const unique = () => randomBytes(5).toString('hex');

export type World = {
  brand: Ctx['brand'];
  /** One person per role. */
  as: Record<Role, Ctx>;
};

/** A brand with one person per role, made by the real verbs. */
export async function makeWorld(): Promise<World> {
  const tag = unique();
  const brand = await createBrand(systemInstallationCtx, { slug: `brand-${tag}`, name: `Brand ${tag}` });
  const as = {} as Record<Role, Ctx>;
  for (const role of roles) as[role] = await makePerson(brand, [role]);
  return { brand, as };
}

/** A person with these roles in the brand; passwords are left out, hashing them takes time. */
export async function makePerson(brand: Ctx['brand'], held: readonly Role[]): Promise<Ctx> {
  const name = `${held[0] ?? 'person'} ${unique()}`;
  const { id } = await createPerson(systemInstallationCtx, {
    name,
    email: `${unique()}@example.test`,
    password: null,
  });
  for (const role of held) await grantRole(systemInstallationCtx, { personId: id, brandId: brand.id, role });
  return { actor: { kind: 'person', id, name }, brand, roles: held };
}

/** A small real picture, different every time, in the store. */
export async function storedPicture(size = 64) {
  const noise = randomBytes(size * size * 3);
  const bytes = await sharp(noise, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();
  const { sha256 } = await putBlob(bytes, 'image/png');
  const { pixelDigest } = await import('@/lib/media/pixel-digest');
  return {
    bytes,
    image: {
      sha256,
      mime: 'image/png',
      size: bytes.length,
      width: size,
      height: size,
      pixelDigest: await pixelDigest(bytes),
    },
  };
}

export async function makeReference(world: World, over: Record<string, unknown> = {}) {
  const { image } = await storedPicture();
  const about = {
    name: 'Cup',
    role: 'product',
    rightsOwner: 'Northbean',
    licence: 'own work',
    consent: '',
    territories: ['WORLD'],
    expiresOn: null,
    ...over,
  };
  return recordReference(world.as.brand_owner, { about, image });
}

/** A published version of the spec; the starter's by default. */
export async function makeTemplateVersion(world: World, spec: TemplateSpec = starterSpec) {
  const ctx = world.as.brand_owner;
  const made = await createTemplate(ctx, { name: `Template ${unique()}` });
  const saved = await saveTemplateDraft(ctx, {
    templateId: made.id,
    revision: made.revision,
    name: `Template ${unique()}`,
    draft: spec,
  });
  return publishTemplate(ctx, { templateId: made.id, revision: saved.revision, note: 'First' });
}

export const sandboxDraft = 'sandbox:sandbox-draft:built-in';
export const sandboxFinal = 'sandbox:sandbox-final:built-in';

/** An active campaign with a signed lockset and a budget; everything in it may be changed through `plan`. */
export async function makeActiveCampaign(
  world: World,
  options: { plan?: Partial<CampaignPlan>; limitMicros?: number; spec?: TemplateSpec } = {},
) {
  await updateBrandKit(world.as.brand_owner, {
    revision: 1,
    palette: [
      { name: 'Terracotta', hex: '#9c3b1b' },
      { name: 'Cream', hex: '#f4ead8' },
    ],
    voice: '',
    forbiddenTerms: [],
  }).catch(() => undefined);
  const reference = await makeReference(world);
  const version = await makeTemplateVersion(world, options.spec);
  const plan: CampaignPlan = {
    templateVersionIds: [version.versionId],
    references: [{ id: reference.id, required: true }],
    seeds: [101, 202, 303, 404],
    tiers: [
      { tier: 'draft', routeIds: [sandboxDraft] },
      { tier: 'final', routeIds: [sandboxFinal] },
    ],
    sizes: ['1:1', '4:5'],
    markets: ['en-GB', 'de-DE'],
    chains: [],
    needs: { uses: ['owned'], territories: ['GB', 'DE'], indemnity: false },
    ...options.plan,
  };
  const manager = world.as.campaign_manager;
  const made = await createCampaign(manager, { name: `Campaign ${unique()}` });
  await changeCampaign(manager, {
    campaignId: made.id,
    revision: 1,
    name: 'Autumn',
    brief: '',
    startsOn: null,
    endsOn: null,
    plan,
  });
  const proposal = await proposeLockset(manager, { campaignId: made.id });
  await signOffLockset(world.as.brand_owner, { locksetId: proposal.locksetId, sha256: proposal.sha256 });
  await setBudget(world.as.lead, {
    campaignId: made.id,
    currency: 'USD',
    limitMicros: options.limitMicros ?? 100_000_000,
    handOffMicros: null,
  });
  return {
    campaignId: made.id,
    locksetId: proposal.locksetId,
    locksetHash: proposal.sha256,
    versionId: version.versionId,
    templateVersionId: version.versionId,
    referenceId: reference.id,
    referenceSha256: reference.sha256,
    plan,
  };
}

/** A run request that the campaign of `makeActiveCampaign` accepts. */
export function runRequest(
  campaign: { campaignId: string; locksetHash: string; templateVersionId: string },
  over: Record<string, unknown> = {},
) {
  return {
    idempotencyKey: `key-${unique()}`,
    campaignId: campaign.campaignId,
    locksetHash: campaign.locksetHash,
    templateVersionId: campaign.templateVersionId,
    operation: 'generate',
    slots: {
      background: 'oak kitchen table',
      light: 'golden hour',
      season: 'autumn',
      accent: 'Terracotta',
      market: 'en-GB',
      mood: 'calm and warm',
    },
    tier: 'draft',
    size: '4:5',
    count: 1,
    ...over,
  };
}
