'use client';

import { CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { Problems } from '@/app/ui/problems';
import { type Policies, policiesOf } from '@/lib/campaigns/names';
import { planReasons } from '@/lib/campaigns/plan-rules';
import { seedMeaning } from '@/lib/campaigns/policy-rules';
import { type PlanPart, PlanSection } from './plan-section';

/** By what routing chooses within the lockset, and what that means for the models that the plan has. */
export function PlanPolicies({ plan, setPlan, world }: PlanPart) {
  const policies = policiesOf(plan);
  const set = (part: Partial<Policies>) => setPlan({ policies: { ...policies, ...part } });
  const chosen = [...new Set(plan.tiers.flatMap((entry) => entry.routeIds))].flatMap(
    (id) => world.routes.find((route) => route.id === id) ?? [],
  );
  const loose = chosen.filter((route) => route.spec.seedClass !== 'exact');
  const alone = plan.tiers.filter((entry) => entry.routeIds.length === 1).map((entry) => entry.tier);
  const problems = planReasons(plan, world)
    .filter((reason) => reason.path === 'plan.policies')
    // They stand where they lead to.
    .map(({ path: _path, href: _href, ...reason }) => reason);
  return (
    <PlanSection
      id="plan-policies"
      title="How models are chosen"
      help="Within the tiers and models above, each time a picture is asked for. It is locked with them."
    >
      <SelectInput
        name="plan.policies.prefer"
        label="Of the models that can"
        value={policies.prefer}
        onChange={(prefer) => set({ prefer: prefer === 'price' ? 'price' : 'order' })}
        options={[
          { value: 'order', label: 'The first in order is taken' },
          { value: 'price', label: 'The cheapest is taken' },
        ]}
      />
      <CheckboxInput
        name="plan.policies.fallback"
        label="Another model of the tier may take over"
        checked={policies.fallback}
        onChange={(fallback) => set({ fallback })}
        help={
          <>
            Where a model fails or rests, the next one makes the picture; its record says so. Until then the
            price of the dearest is held back. Not ticked: the picture waits, or is not made.
            {policies.fallback && alone.length > 0 && (
              <span className="block text-warning-text">
                {alone.length === 1 ? `The ${alone[0]} tier has` : `The tiers ${alone.join(', ')} have`} one
                model only, so nothing can take over there.
              </span>
            )}
          </>
        }
      />
      <CheckboxInput
        name="plan.policies.seedMayVary"
        label="Models that do not keep to a seed are accepted"
        checked={policies.seedMayVary}
        onChange={(seedMayVary) => set({ seedMayVary })}
        help={
          loose.length === 0
            ? chosen.length === 0
              ? 'What it means is said here once models are chosen.'
              : 'Every chosen model keeps to its seed: the same request gives the same picture.'
            : undefined
        }
      />
      {loose.length > 0 && (
        <ul className="-mt-2 flex flex-col gap-0.5 ps-7 text-xs text-muted">
          {chosen.map((route) => (
            <li key={route.id}>
              {route.name}: {seedMeaning[route.spec.seedClass]}.
            </li>
          ))}
        </ul>
      )}
      <Problems tone="warning" live={false} reasons={problems} />
    </PlanSection>
  );
}
