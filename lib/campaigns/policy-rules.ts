import type { ModelSpec } from '@/lib/models/schemas';
import { policiesOf } from './names';
import type { LocksetDocument } from './schemas';

/** What a seed does with one model, for people who choose it. */
export const seedMeaning: Record<ModelSpec['seedClass'], string> = {
  exact: 'the same seed gives the same bytes',
  hint: 'the seed is a hint, so the same request may give another picture',
  none: 'takes no seed, so the same request gives another picture',
};

/** How a lockset has models chosen, one sentence each. */
export function policyLines(document: Pick<LocksetDocument, 'policies'>): string[] {
  const { prefer, fallback, seedMayVary } = policiesOf(document);
  return [
    prefer === 'price' ? 'The cheapest that can is taken.' : 'The first in order that can is taken.',
    fallback ? 'Another of the tier may take over.' : 'No other takes over where it fails.',
    seedMayVary ? 'Models that do not keep to a seed are accepted.' : 'Only models that keep to their seed.',
    ...(document.policies ? [] : ['This was not asked yet when it was signed.']),
  ];
}
