import type { RecordRow } from '@/lib/provenance/store';
import { operationWords } from '../assets/parts/making-facts';

/** What was done, in a few words: `Refined, final, en-GB`. */
export const whatOf = (row: Pick<RecordRow, 'operation' | 'tier' | 'market'>): string =>
  [
    row.operation === 'upload' ? 'Uploaded' : (operationWords[row.operation] ?? row.operation),
    row.tier,
    row.market,
  ]
    .filter(Boolean)
    .join(', ');
