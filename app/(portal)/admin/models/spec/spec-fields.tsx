'use client';

import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import type { ModelSpec } from '@/lib/models/schemas';
import { AbilityFields } from './ability-fields';
import { LimitFields } from './limit-fields';
import { PriceFields } from './price-fields';
import { TierFields } from './tier-fields';
import type { SpecState } from './use-spec';

const lifecycles: { value: ModelSpec['lifecycle']['state']; label: string }[] = [
  { value: 'preview', label: 'Preview' },
  { value: 'live', label: 'Live' },
  { value: 'retiring', label: 'Retires on a day' },
  { value: 'retired', label: 'Retired' },
];

/** Every fact of a model. */
export function SpecFields({ spec, state }: { spec: ModelSpec; state: SpecState }) {
  const { chosen, set } = state;
  return (
    <>
      <TierFields spec={spec} state={state} />
      <PriceFields spec={spec} />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <SelectInput
          name="spec.lifecycle.state"
          label="Lifecycle"
          value={chosen.state}
          onChange={(value) =>
            set({ state: lifecycles.find((entry) => entry.value === value)?.value ?? chosen.state })
          }
          options={lifecycles}
        />
        <TextInput
          name="spec.lifecycle.since"
          label="Since"
          help="YYYY-MM or YYYY-MM-DD; empty is not known."
          maxLength={10}
          defaultValue={spec.lifecycle.since ?? ''}
        />
        <TextInput
          name="spec.lifecycle.retiresOn"
          label="Retires on"
          type="date"
          help="From this day on it is never used; 60 days before, its campaigns are warned."
          value={chosen.retiresOn}
          onChange={(retiresOn) => set({ retiresOn })}
        />
      </div>
      <LimitFields spec={spec} />
      <AbilityFields spec={spec} />
      <TextInput
        name="spec.marking"
        label="Marking"
        help="Visible or invisible, put in by the provider."
        rows={2}
        defaultValue={spec.marking}
      />
      <TextInput
        name="spec.source"
        label="Notes"
        help="Where these facts are from, and when they were read."
        rows={2}
        defaultValue={spec.source}
      />
    </>
  );
}
