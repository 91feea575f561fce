import { conflict } from '@/lib/errors';
import { packageName } from './rules';
import type { HandedOff } from './schemas';
import type { HandOff } from './store';

/** What a person gets back. A key that stands for another request is no repeat of this one. */
export function handedOff(
  found: { handOff: HandOff; concept: string } | null,
  brandId: string,
  request: { conceptId: string; note: string },
): HandedOff {
  const row = found?.handOff;
  if (!row || row.brandId !== brandId || row.conceptId !== request.conceptId || row.note !== request.note)
    throw conflict('This request was already used for something else. Reload and hand it off again.');
  return {
    handOffId: row.id,
    sha256: row.sha256,
    size: row.size,
    filename: packageName(found.concept, row.sha256),
  };
}
