'use server';

import { verbAction } from '@/lib/action';
import { updateBrandKit } from '@/lib/brands/update-brand-kit';

export const updateBrandKitAction = verbAction(updateBrandKit);
