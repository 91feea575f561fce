import type { Reason } from '@/lib/errors';
import { type OfSet, sourceSetReasons } from '@/lib/references/set-rules';
import type { TemplateSpec } from '@/lib/templates/schemas';

/** What a pinned template's own locks ask of the plan: references of its sets, and the market that it is made for. */
export function templateLockReasons(
  title: string,
  spec: Pick<TemplateSpec, 'references' | 'parent'>,
  planned: readonly OfSet[],
  markets: readonly string[],
): Reason[] {
  const reasons = sourceSetReasons(title, spec.references, planned).map((reason) => ({
    ...reason,
    path: 'plan.references',
  }));
  if (spec.parent && !markets.includes(spec.parent.market))
    return [
      ...reasons,
      {
        code: 'template_market',
        message: `${title} is made for ${spec.parent.market}, which the plan does not have.`,
        cure: 'Add the market, or unpin the template.',
        path: 'plan.markets',
        href: '#plan-markets',
      },
    ];
  return reasons;
}
