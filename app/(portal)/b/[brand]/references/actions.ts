'use server';

import { verbAction } from '@/lib/action';
import { changeReferenceRights } from '@/lib/references/change-reference-rights';
import { importReferenceFromUrl } from '@/lib/references/import-reference-from-url';
import { setReferenceMask } from '@/lib/references/set-reference-mask';
import { setReferenceSets } from '@/lib/references/set-reference-sets';
import { withdrawReference } from '@/lib/references/withdraw-reference';

export const changeReferenceRightsAction = verbAction(changeReferenceRights);
export const importReferenceAction = verbAction(importReferenceFromUrl);
export const setReferenceMaskAction = verbAction(setReferenceMask);
export const setReferenceSetsAction = verbAction(setReferenceSets);
export const withdrawReferenceAction = verbAction(withdrawReference);
