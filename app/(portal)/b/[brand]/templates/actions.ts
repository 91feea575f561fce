'use server';

import { verbAction } from '@/lib/action';
import { createChildTemplate } from '@/lib/templates/create-child-template';
import { createTemplate } from '@/lib/templates/create-template';
import { followParentTemplate } from '@/lib/templates/follow-parent-template';
import { publishTemplate } from '@/lib/templates/publish-template';
import { saveTemplateDraft } from '@/lib/templates/save-template-draft';

export const createChildTemplateAction = verbAction(createChildTemplate);
export const followParentTemplateAction = verbAction(followParentTemplate);
export const createTemplateAction = verbAction(createTemplate);
export const saveTemplateDraftAction = verbAction(saveTemplateDraft);
export const publishTemplateAction = verbAction(publishTemplate);
