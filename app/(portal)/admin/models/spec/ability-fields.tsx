'use client';

import { CheckboxesInput, CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { type ModelSpec, ratios } from '@/lib/models/schemas';
import { operations } from './spec-of';

const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** What the model can do by nature. Wrong here, its runs fail or are charged twice: so it says what each fact decides. */
export function AbilityFields({ spec }: { spec: ModelSpec }) {
  return (
    <>
      <CheckboxesInput
        name="spec.operations"
        label="Does"
        columns
        defaultValues={spec.operations}
        options={named(operations)}
      />
      <CheckboxesInput
        name="spec.ratios"
        label="Ratios"
        columns
        defaultValues={spec.ratios}
        options={named(ratios)}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectInput
          name="spec.seedClass"
          label="Seed"
          help="Only a lockset that accepts it may use a model that does not keep to seeds."
          defaultValue={spec.seedClass}
          options={[
            { value: 'exact', label: 'Same seed, same bytes' },
            { value: 'hint', label: 'A hint' },
            { value: 'none', label: 'Not taken' },
          ]}
        />
        <TextInput
          name="spec.digitalSourceType"
          label="Digital source type"
          type="url"
          help="The IPTC term that Content Credentials carry."
          defaultValue={spec.digitalSourceType}
        />
      </div>
      <div className="flex flex-col gap-2">
        <CheckboxInput name="spec.mask" label="Takes a mask" defaultChecked={spec.mask} />
        <CheckboxInput
          name="spec.synchronous"
          label="Answers in the call itself"
          help="Nothing can be asked about a call that was lost on the way."
          defaultChecked={spec.synchronous}
        />
        <CheckboxInput
          name="spec.repeatable"
          label="Running it again costs nothing"
          help="Only for what runs on our own machines: a lost call is made again instead of waiting for a lead."
          defaultChecked={spec.repeatable}
        />
      </div>
    </>
  );
}
