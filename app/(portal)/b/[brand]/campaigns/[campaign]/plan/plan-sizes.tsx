'use client';

import { CheckboxesInput } from '@/app/ui/fields/checkbox-input';
import { type Ratio, ratios } from '@/lib/models/names';
import { type PlanPart, PlanSection } from './plan-section';

export function PlanSizes({ plan, setPlan, world }: PlanPart) {
  const pinned = world.templates.filter((entry) => plan.templateVersionIds.includes(entry.id));
  const allowed = (size: Ratio) =>
    pinned.length === 0 || pinned.some(({ spec }) => spec.sizes.includes(size));
  return (
    <PlanSection id="plan-sizes" title="Sizes" help="Width to height. Only what a pinned template allows.">
      <CheckboxesInput
        name="plan.sizes"
        label={<span className="sr-only">Sizes</span>}
        columns
        values={plan.sizes}
        onChange={(sizes) => setPlan({ sizes: ratios.filter((size) => sizes.includes(size)) })}
        options={ratios.map((size) => ({
          value: size,
          label: size,
          disabled: !allowed(size) && !plan.sizes.includes(size),
        }))}
      />
    </PlanSection>
  );
}
