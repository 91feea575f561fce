import { everyOperation, everyRatio, type RegistryEntry, trained } from './registry-shape';
import { type ModelSpec, modelSpecSchema } from './schemas';

/** Terms of which nothing was verified: unknown is the answer. */
const unread = (url: string): RegistryEntry['terms'] => ({
  url,
  readOn: '2026-11-01',
  answers: {
    outputOwnership: 'Not verified.',
    commercialUse: 'unknown',
    indemnity: 'unknown',
    trainingOnInputs: 'unknown',
    retention: 'Not verified.',
    regions: 'Not verified.',
    marking: 'Not verified.',
    note: 'Nobody has read these terms for this installation yet.',
  },
});

const more = (
  facts: Pick<RegistryEntry, 'provider' | 'modelId' | 'plan' | 'name'> & {
    url: string;
    spec: Pick<ModelSpec, 'ratios' | 'maxInputs' | 'seedClass' | 'mask'> & Partial<ModelSpec>;
  },
): RegistryEntry => ({
  id: `${facts.provider}:${facts.modelId.replaceAll('/', '-')}:${facts.plan.toLowerCase().replaceAll(' ', '-')}`,
  provider: facts.provider,
  modelId: facts.modelId,
  plan: facts.plan,
  name: facts.name,
  spec: modelSpecSchema.parse({
    tiers: ['draft', 'standard'],
    resolutions: { draft: '1K', standard: '1K' },
    operations: everyOperation,
    currency: 'USD',
    // Not verified: a model without a price is not offered until an administrator records one.
    priceMicros: {},
    digitalSourceType: trained,
    synchronous: true,
    repeatable: false,
    marking: 'Not verified.',
    lifecycle: { state: 'live', since: null, retiresOn: null },
    source: "The provider package's list of models; prices and limits not verified.",
    ...facts.spec,
  }),
  enabled: false,
  terms: unread(facts.url),
});

/** Models whose adapters are tested against their wire formats and whose prices and terms nobody has verified yet. */
export const moreProviders: readonly RegistryEntry[] = [
  more({
    provider: 'openai',
    modelId: 'gpt-image-2',
    plan: 'API',
    name: 'GPT Image 2',
    url: 'https://openai.com/policies/',
    spec: {
      ratios: ['1:1', '2:3', '3:2'],
      maxInputs: null,
      seedClass: 'none',
      mask: true,
      quality: { draft: 'low', standard: 'medium' },
    },
  }),
  more({
    provider: 'replicate',
    modelId: 'black-forest-labs/flux-2-pro',
    plan: 'API',
    name: 'FLUX.2 Pro (Replicate)',
    url: 'https://replicate.com/terms',
    // The adapter passes eight pictures on and drops the rest.
    spec: { ratios: everyRatio, maxInputs: 8, seedClass: 'hint', mask: false },
  }),
  more({
    provider: 'fal',
    modelId: 'fal-ai/flux-2/edit',
    plan: 'API',
    name: 'FLUX.2 Edit (fal)',
    url: 'https://fal.ai/terms',
    spec: { ratios: everyRatio, maxInputs: null, seedClass: 'hint', mask: false },
  }),
];
