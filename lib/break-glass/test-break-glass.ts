import type { World } from '@/test-support/fixtures';
import { decideBreakGlass } from './decide-break-glass';
import { requestBreakGlass } from './request-break-glass';
import { approvePermission } from './rules';
import type { BreakGlassRule } from './schemas';

export const ask = (campaignId: string, rule: BreakGlassRule, over: Record<string, unknown> = {}) => ({
  campaignId,
  rule,
  personId: null,
  conceptId: null,
  hours: 24,
  reason: 'One person on duty this week',
  ...over,
});

/** For tests: asked for by one person of the brand and approved by another, by the real verbs. */
export async function liftRule(
  world: World,
  campaignId: string,
  rule: BreakGlassRule,
  over: Record<string, unknown> = {},
): Promise<string> {
  const approver = approvePermission[rule] === 'override:approve_four_eyes' ? 'legal' : 'lead';
  const { id } = await requestBreakGlass(world.as.brand_owner, ask(campaignId, rule, over));
  await decideBreakGlass(world.as[approver], { breakGlassId: id, decision: 'approve', note: '' });
  return id;
}
