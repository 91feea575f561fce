import { readFile } from 'node:fs/promises';
import { createBrand } from '@/lib/brands/create-brand';
import { findBrandKit } from '@/lib/brands/store';
import { updateBrandKit } from '@/lib/brands/update-brand-kit';
import { setBudget } from '@/lib/budgets/set-budget';
import { changeCampaign } from '@/lib/campaigns/change-campaign';
import { createCampaign } from '@/lib/campaigns/create-campaign';
import { proposeLockset } from '@/lib/campaigns/propose-lockset';
import { signOffLockset } from '@/lib/campaigns/sign-off-lockset';
import { type Ctx, systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { createPerson } from '@/lib/people/create-person';
import { grantRole } from '@/lib/people/grant-role';
import { findPersonByEmail } from '@/lib/people/store';
import type { Role } from '@/lib/permission';
import { setReferenceMask } from '@/lib/references/set-reference-mask';
import { setReferenceSets } from '@/lib/references/set-reference-sets';
import { uploadReference } from '@/lib/references/upload-reference';
import { createChildTemplate } from '@/lib/templates/create-child-template';
import { createTemplate } from '@/lib/templates/create-template';
import { type TemplateDraft, templateDraftSchema } from '@/lib/templates/draft-schemas';
import { publishTemplate } from '@/lib/templates/publish-template';
import { saveTemplateDraft } from '@/lib/templates/save-template-draft';
import { starterSpec } from '@/lib/templates/starter-spec';

const people: { role: Role; email: string; name: string }[] = [
  { role: 'brand_owner', email: 'owner@demo.test', name: 'Olivia Okafor' },
  { role: 'campaign_manager', email: 'manager@demo.test', name: 'Mateo Silva' },
  { role: 'creative', email: 'creative@demo.test', name: 'Chloe Tan' },
  { role: 'legal', email: 'legal@demo.test', name: 'Lena Roth' },
  { role: 'lead', email: 'lead@demo.test', name: 'Leo Martin' },
  { role: 'admin', email: 'admin@demo.test', name: 'Ada Novak' },
];

/** The starter as Germany narrows it. */
const germanDraft = (): TemplateDraft => ({
  ...templateDraftSchema.parse(starterSpec),
  references: starterSpec.references.map((entry) =>
    entry.role === 'product' ? { ...entry, sourceSet: 'Autumn products' } : entry,
  ),
  slots: starterSpec.slots.map((slot) => {
    if (slot.type === 'market') return { ...slot, lock: 'locked', default: 'de-DE' };
    if (slot.type === 'text') return { ...slot, maxLength: 40 };
    return slot.key === 'background' && slot.type === 'choice'
      ? { ...slot, options: slot.options.filter((option) => option !== 'beach at low tide') }
      : slot;
  }),
});

/** The demo brand, made by the same verbs as anything else. Does nothing when it is there already. */
export async function seedDemo({ password }: { password: string }): Promise<typeof people> {
  if (await findPersonByEmail(db(), 'owner@demo.test')) return people;
  const brand = await createBrand(systemInstallationCtx, { slug: 'northbean', name: 'Northbean Coffee' });
  const as = {} as Record<Role, Ctx>;
  for (const { role, email, name } of people) {
    const { id } = await createPerson(systemInstallationCtx, {
      name,
      email,
      password,
      isAdmin: role === 'admin',
    });
    await grantRole(systemInstallationCtx, { personId: id, brandId: brand.id, role });
    as[role] = { actor: { kind: 'person', id, name }, brand, roles: [role] };
  }

  const kit = await findBrandKit(db(), brand.id);
  await updateBrandKit(as.brand_owner, {
    revision: kit?.revision ?? 1,
    palette: [
      { name: 'Terracotta', hex: '#9c3b1b' },
      { name: 'Crema', hex: '#d9a561' },
      { name: 'Oat', hex: '#f1e6d3' },
      { name: 'Espresso', hex: '#3a2014' },
      { name: 'Fir', hex: '#2f5d50' },
    ],
    voice: 'Warm and plain. We show the cup, not the lifestyle.',
    forbiddenTerms: ['best', 'world-class', 'guaranteed'],
    marketTerms: [
      { market: 'de-DE', terms: ['günstig', 'billig'] },
      { market: 'en-GB', terms: ['cheap'] },
    ],
    claims: [
      { market: null, phrase: 'carbon neutral', note: 'Not certified yet.' },
      { market: 'de-DE', phrase: 'macht wach', note: 'A health claim under EU law.' },
    ],
  });

  const coffee = await readFile('demo/coffee.png');
  const reference = await uploadReference(as.brand_owner, new Uint8Array(coffee), {
    name: 'Espresso cup, red',
    role: 'product',
    rightsOwner: 'Northbean Coffee',
    licence: 'CC0, by the photographer',
    consent: '',
    territories: ['WORLD'],
    expiresOn: null,
  });
  const outline = JSON.parse(await readFile('demo/coffee-outline.json', 'utf8')) as {
    x: number;
    y: number;
  }[];
  await setReferenceMask(as.brand_owner, { referenceId: reference.id, shape: { kind: 'outline', outline } });

  await setReferenceSets(as.brand_owner, {
    referenceId: reference.id,
    before: [],
    sets: ['Autumn products'],
  });

  const template = await createTemplate(as.brand_owner, { name: 'Product in a scene' });
  const saved = await saveTemplateDraft(as.brand_owner, {
    templateId: template.id,
    revision: template.revision,
    name: 'Product in a scene',
    draft: {
      ...starterSpec,
      references: starterSpec.references.map((entry) =>
        entry.role === 'product' ? { ...entry, sourceSet: 'Autumn products' } : entry,
      ),
    },
  });
  const version = await publishTemplate(as.brand_owner, {
    templateId: template.id,
    revision: saved.revision,
    note: 'First version',
  });
  // Germany has its own: fewer places, the market locked, a shorter mood.
  const german = await createChildTemplate(as.brand_owner, {
    name: 'Product in a scene, Germany',
    parentVersionId: version.versionId,
    market: 'de-DE',
  });
  await saveTemplateDraft(as.brand_owner, {
    templateId: german.id,
    revision: german.revision,
    name: 'Product in a scene, Germany',
    draft: germanDraft(),
  });

  const campaign = await createCampaign(as.campaign_manager, {
    name: 'Autumn warmers',
    brief: 'The red cup at home, for the cold months. Paid social in Germany and the United Kingdom.',
    startsOn: '2026-10-01',
    endsOn: '2026-12-31',
  });
  await changeCampaign(as.campaign_manager, {
    campaignId: campaign.id,
    revision: 1,
    name: 'Autumn warmers',
    brief: 'The red cup at home, for the cold months. Paid social in Germany and the United Kingdom.',
    startsOn: '2026-10-01',
    endsOn: '2026-12-31',
    plan: {
      templateVersionIds: [version.versionId],
      references: [{ id: reference.id, required: true }],
      seeds: [1204, 2718, 3141, 4669, 5772, 6180, 7071, 8080],
      tiers: [
        { tier: 'draft', routeIds: ['sandbox:sandbox-draft:built-in'] },
        { tier: 'final', routeIds: ['sandbox:sandbox-final:built-in'] },
      ],
      sizes: ['4:5', '1:1', '16:9'],
      markets: ['en-GB', 'de-DE', 'ja-JP'],
      chains: [],
      needs: { uses: ['paid_media', 'owned'], territories: ['GB', 'DE', 'JP'], indemnity: false },
    },
  });
  const proposal = await proposeLockset(as.campaign_manager, { campaignId: campaign.id });
  await signOffLockset(as.brand_owner, { locksetId: proposal.locksetId, sha256: proposal.sha256 });
  await setBudget(as.lead, {
    campaignId: campaign.id,
    currency: 'USD',
    limitMicros: 50_000_000,
    handOffMicros: 20_000_000,
  });
  return people;
}
