'use server';

import { verbAction } from '@/lib/action';
import { createTemplate } from '@/lib/templates/create-template';
import { publishTemplate } from '@/lib/templates/publish-template';
import { saveTemplateDraft } from '@/lib/templates/save-template-draft';

export const createTemplateAction = verbAction(createTemplate);
export const saveTemplateDraftAction = verbAction(saveTemplateDraft);
export const publishTemplateAction = verbAction(publishTemplate);
