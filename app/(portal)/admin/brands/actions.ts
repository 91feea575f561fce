'use server';

import { installationAction } from '@/lib/action';
import { createBrand } from '@/lib/brands/create-brand';

export const createBrandAction = installationAction(createBrand);
