'use server';

import { verbAction } from '@/lib/action';
import { deleteView } from '@/lib/saved-views/delete-view';
import { renameView } from '@/lib/saved-views/rename-view';
import { saveView } from '@/lib/saved-views/save-view';

export const saveViewAction = verbAction(saveView);
export const renameViewAction = verbAction(renameView);
export const deleteViewAction = verbAction(deleteView);
