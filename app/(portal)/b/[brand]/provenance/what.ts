import type { RecordRow } from '@/lib/provenance/store';
import { operationWords } from '../assets/parts/making-facts';

/** What was done, in two words: `Refined, final`. */
export const whatOf = (row: Pick<RecordRow, 'operation' | 'tier'>): string =>
  [row.operation === 'upload' ? 'Uploaded' : (operationWords[row.operation] ?? row.operation), row.tier]
    .filter(Boolean)
    .join(', ');
