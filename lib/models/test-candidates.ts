import { registry } from './registry';
import type { Candidate, RouteQuestion } from './route-reasons';
import { type ModelSpec, modelSpecSchema } from './schemas';

const sandboxSpec = modelSpecSchema.parse(registry[0]?.spec);
export const noLimits = { uses: null, territories: null, until: null };

/** A candidate that may and can take `question`, for what a test changes of it. */
export const candidate = (over: Partial<Candidate> = {}, spec: Partial<ModelSpec> = {}): Candidate => ({
  id: over.id ?? 'a',
  name: over.name ?? over.id ?? 'A',
  modelId: 'm',
  provider: 'sandbox',
  enabled: true,
  position: 0,
  configured: true,
  spec: { ...sandboxSpec, ...spec },
  terms: {
    id: 't1',
    version: 1,
    answers: {
      outputOwnership: '',
      commercialUse: 'yes',
      indemnity: 'unknown',
      trainingOnInputs: 'no',
      retention: '',
      regions: '',
      attribution: '',
      marking: '',
      note: '',
    },
  },
  decision: { id: 'd1', termsId: 't1', decision: 'accepted', limits: noLimits },
  restsUntil: null,
  halfOpen: false,
  permit: { allowed: true, left: null },
  ...over,
});

export const question: RouteQuestion = {
  tier: 'draft',
  operation: 'generate',
  ratio: '4:5',
  inputs: 1,
  largest: { bytes: 1_000_000, pixels: 1_000_000 },
  faces: false,
  count: 4,
  needs: { uses: ['paid_media'], territories: ['DE'], indemnity: false },
  currency: 'USD',
  budgetLeftMicros: 1_000_000,
  mask: false,
  seedMayVary: false,
  fallback: false,
  prefer: 'order',
  today: '2026-11-24',
};
