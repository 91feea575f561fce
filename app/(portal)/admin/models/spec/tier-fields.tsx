'use client';

import { CheckboxesInput } from '@/app/ui/fields/checkbox-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { type ModelSpec, qualitySchema, resolutionSchema, tiers } from '@/lib/models/schemas';
import type { SpecState } from './use-spec';

const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** Which tiers the model serves, at which size and quality. */
export function TierFields({ spec, state: { chosen, set } }: { spec: ModelSpec; state: SpecState }) {
  return (
    <>
      <CheckboxesInput
        name="spec.tiers"
        label="Tiers"
        columns
        values={chosen.tiers}
        onChange={(values) => set({ tiers: tiers.filter((tier) => values.includes(tier)) })}
        options={named(tiers)}
      />
      <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-4">
        {chosen.tiers.map((tier) => (
          <SelectInput
            key={tier}
            name={`spec.resolutions.${tier}`}
            label={`Size at ${tier}`}
            none="Choose …"
            defaultValue={spec.resolutions[tier] ?? ''}
            options={named(resolutionSchema.options)}
          />
        ))}
        {chosen.tiers.map((tier) => (
          <SelectInput
            key={`quality ${tier}`}
            name={`spec.quality.${tier}`}
            label={`Quality at ${tier}`}
            none="It has none"
            defaultValue={spec.quality[tier] ?? ''}
            options={named(qualitySchema.options)}
          />
        ))}
      </div>
    </>
  );
}
