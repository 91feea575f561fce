'use server';

import { verbAction } from '@/lib/action';
import { handOffConcept } from '@/lib/hand-offs/hand-off-concept';
import { previewHandOff } from '@/lib/hand-offs/preview-hand-off';

export const handOffConceptAction = verbAction(handOffConcept);
export const previewHandOffAction = verbAction(previewHandOff);
