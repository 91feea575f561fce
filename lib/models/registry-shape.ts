import type { KeyedProvider } from './provider-names';
import type { ModelSpec, TermsAnswers } from './schemas';

/** A route as shipped: a starting point in the database, where an administrator may change it. */
export type RegistryEntry = {
  id: string;
  provider: KeyedProvider | 'sandbox';
  modelId: string;
  plan: string;
  name: string;
  spec: ModelSpec;
  /** False: something that running it needs is not known yet, such as its price. */
  enabled: boolean;
  terms: { answers: TermsAnswers; url: string | null; readOn: string };
};

export const trained = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
export const everyRatio: ModelSpec['ratios'] = [
  '1:1',
  '4:5',
  '3:4',
  '2:3',
  '9:16',
  '5:4',
  '4:3',
  '3:2',
  '16:9',
];
export const everyOperation: ModelSpec['operations'] = ['generate', 'vary', 'refine', 'localise'];
