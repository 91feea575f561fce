'use server';

import { verbAction } from '@/lib/action';
import { decideBreakGlass } from '@/lib/break-glass/decide-break-glass';
import { endBreakGlass } from '@/lib/break-glass/end-break-glass';
import { requestBreakGlass } from '@/lib/break-glass/request-break-glass';
import { withdrawBreakGlass } from '@/lib/break-glass/withdraw-break-glass';

export const requestBreakGlassAction = verbAction(requestBreakGlass);
export const decideBreakGlassAction = verbAction(decideBreakGlass);
export const withdrawBreakGlassAction = verbAction(withdrawBreakGlass);
export const endBreakGlassAction = verbAction(endBreakGlass);
