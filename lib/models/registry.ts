import { moreProviders } from './registry-more';
import { everyOperation, everyRatio, type RegistryEntry, trained } from './registry-shape';
import { type ModelSpec, modelSpecSchema } from './schemas';

const algorithmic = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';

const googleTerms: RegistryEntry['terms'] = {
  url: 'https://ai.google.dev/gemini-api/terms',
  readOn: '2026-11-01',
  answers: {
    outputOwnership: 'Google claims no ownership; similar output may be made for others.',
    commercialUse: 'unknown',
    indemnity: 'unknown',
    trainingOnInputs: 'no',
    retention: '55 days abuse log; search grounding 30 days.',
    regions: 'Not verified.',
    attribution: 'Not verified.',
    marking: 'See the model.',
    note: 'Paid plan. The free plan may train on inputs and is not offered here.',
  },
};

const byteplusTerms: RegistryEntry['terms'] = {
  url: null,
  readOn: '2026-11-01',
  answers: {
    outputOwnership: 'Not verified.',
    commercialUse: 'unknown',
    indemnity: 'unknown',
    trainingOnInputs: 'unknown',
    retention: 'Links about 24 hours; the rest not verified.',
    regions: 'Not verified.',
    attribution: 'Not verified.',
    marking: 'Optional visible watermark; sent as off.',
    note: '',
  },
};

const gemini = (
  modelId: string,
  name: string,
  prices: ModelSpec['priceMicros'],
  more: Pick<ModelSpec, 'tiers' | 'resolutions' | 'lifecycle' | 'maxInputs' | 'marking'>,
): RegistryEntry => ({
  id: `google:${modelId}:paid`,
  provider: 'google',
  modelId,
  plan: 'Gemini API, paid',
  name,
  spec: modelSpecSchema.parse({
    ...more,
    ratios: everyRatio,
    operations: everyOperation,
    seedClass: 'hint',
    mask: false,
    currency: 'USD',
    priceMicros: prices,
    digitalSourceType: trained,
    synchronous: true,
    repeatable: false,
    source: 'Provider price list and model cards as read in November 2026.',
  }),
  enabled: true,
  terms: googleTerms,
});

const seedream = (
  modelId: string,
  name: string,
  prices: ModelSpec['priceMicros'],
  more: Pick<ModelSpec, 'tiers' | 'resolutions' | 'lifecycle' | 'maxInputs'> & { extraInputMicros?: number },
): RegistryEntry => ({
  id: `bytedance:${modelId}:modelark`,
  provider: 'bytedance',
  modelId,
  plan: 'BytePlus ModelArk',
  name,
  spec: modelSpecSchema.parse({
    ...more,
    ratios: everyRatio,
    operations: everyOperation,
    seedClass: 'none',
    mask: false,
    currency: 'USD',
    priceMicros: prices,
    digitalSourceType: trained,
    synchronous: true,
    repeatable: false,
    marking: 'Visible watermark optional, switched off; others not verified.',
    source: 'Provider price list as read in November 2026.',
  }),
  enabled: true,
  terms: byteplusTerms,
});

const sandbox = (
  modelId: string,
  name: string,
  tier: 'draft' | 'final',
  price: ModelSpec['priceMicros'],
): RegistryEntry => ({
  id: `sandbox:${modelId}:built-in`,
  provider: 'sandbox',
  modelId,
  plan: 'Built in',
  name,
  spec: modelSpecSchema.parse({
    tiers: tier === 'draft' ? ['draft', 'standard'] : ['final'],
    resolutions: tier === 'draft' ? { draft: '1K', standard: '1K' } : { final: '2K' },
    ratios: everyRatio,
    operations: everyOperation,
    maxInputs: 10,
    seedClass: 'exact',
    mask: true,
    currency: 'USD',
    priceMicros: price,
    digitalSourceType: algorithmic,
    synchronous: true,
    repeatable: true,
    faces: 'yes',
    billsRefusals: 'no',
    // It draws on the machine's own processors.
    concurrency: 2,
    region: 'Where you run it.',
    marking: 'The word "sandbox" is drawn into the picture.',
    lifecycle: { state: 'live', since: '2026-11-01', retiresOn: null },
    source: 'Part of Countersign; the price is pretend money, so that budgets can be tried.',
  }),
  enabled: true,
  terms: {
    url: null,
    readOn: '2026-11-01',
    answers: {
      outputOwnership:
        'Yours. The pictures are drawn by Countersign on your machine from your own references.',
      commercialUse: 'yes',
      indemnity: 'no',
      trainingOnInputs: 'no',
      retention: 'None outside your own store.',
      regions: 'Where you run it.',
      attribution: 'None asked for.',
      marking: 'Labelled sandbox.',
      note: 'Apache-2.0, as Countersign itself. Nobody indemnifies.',
    },
  },
});

const live = (since: string | null) => ({ state: 'live' as const, since, retiresOn: null });

/** Facts collected in November 2026. What was not verified says so. */
export const registry: readonly RegistryEntry[] = [
  sandbox('sandbox-draft', 'Sandbox draft', 'draft', { '1K': 10_000 }),
  sandbox('sandbox-final', 'Sandbox final', 'final', { '2K': 60_000 }),
  gemini(
    'gemini-3.1-flash-lite-image',
    'Nano Banana 2 Lite',
    { '1K': 33_600 },
    {
      tiers: ['draft', 'standard'],
      resolutions: { draft: '1K', standard: '1K' },
      maxInputs: 14,
      marking: 'SynthID always, C2PA.',
      lifecycle: live('2026-06'),
    },
  ),
  gemini(
    'gemini-nano-banana-2.1',
    'Nano Banana 2.1',
    { '1K': 33_600, '4K': 113_400 },
    {
      tiers: ['draft', 'standard'],
      resolutions: { draft: '1K', standard: '1K' },
      maxInputs: 14,
      marking: 'Not verified.',
      lifecycle: live('2026-10'),
    },
  ),
  gemini(
    'gemini-3-pro-image',
    'Nano Banana Pro',
    { '1K': 134_000, '2K': 134_000, '4K': 240_000 },
    {
      tiers: ['standard', 'final'],
      resolutions: { standard: '1K', final: '2K' },
      maxInputs: 14,
      marking: 'Not verified.',
      lifecycle: live('2026-05-28'),
    },
  ),
  gemini(
    'gemini-3.1-flash-image',
    'Nano Banana 2',
    { '1K': 67_000, '2K': 101_000, '4K': 151_000 },
    {
      tiers: ['draft', 'standard'],
      resolutions: { draft: '1K', standard: '1K' },
      maxInputs: 14,
      marking: 'Not verified.',
      lifecycle: { state: 'retiring', since: '2026-05-28', retiresOn: '2026-10-29' },
    },
  ),
  gemini(
    'gemini-2.5-flash-image',
    'Nano Banana',
    { '1K': 39_000 },
    {
      tiers: ['draft', 'standard'],
      resolutions: { draft: '1K', standard: '1K' },
      maxInputs: null,
      marking: 'SynthID expected, not verified.',
      lifecycle: { state: 'retiring', since: '2025-10-02', retiresOn: '2026-10-02' },
    },
  ),
  seedream(
    'seedream-4-5-251128',
    'Seedream 4.5',
    { '2K': 40_000, '4K': 40_000 },
    {
      tiers: ['standard', 'final'],
      resolutions: { standard: '2K', final: '2K' },
      maxInputs: 14,
      lifecycle: live(null),
    },
  ),
  seedream(
    'seedream-5-0-260128',
    'Seedream 5.0 Lite',
    { '2K': 35_000 },
    {
      tiers: ['draft', 'standard', 'final'],
      resolutions: { draft: '2K', standard: '2K', final: '2K' },
      maxInputs: 14,
      lifecycle: live(null),
    },
  ),
  seedream(
    'dola-seedream-5-0-pro-260628',
    'Seedream 5.0 Pro',
    { '1K': 45_000, '2K': 90_000 },
    {
      tiers: ['standard', 'final'],
      resolutions: { standard: '1K', final: '2K' },
      maxInputs: 10,
      extraInputMicros: 3_000,
      lifecycle: live('2026-06-28'),
    },
  ),
  ...moreProviders,
];
