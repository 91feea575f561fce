'use client';

import { NumberInput } from '@/app/ui/fields/number-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import type { ModelSpec } from '@/lib/models/schemas';
import { answers } from './price-fields';
import { MEBI, MEGA } from './spec-of';

/** What goes into a call, how many calls at a time, and where they are computed. */
export function LimitFields({ spec }: { spec: ModelSpec }) {
  const { maxInputs, maxInputBytes, maxInputPixels } = spec;
  return (
    <>
      <fieldset className="grid grid-cols-2 items-start gap-4 sm:grid-cols-4">
        <legend className="label mb-1">Input pictures; empty is not verified</legend>
        <NumberInput
          name="spec.maxInputs"
          label="In one call"
          min={0}
          step={1}
          defaultValue={maxInputs ?? undefined}
        />
        <NumberInput
          name="spec.maxInputBytes"
          label="MB of one"
          min={0}
          step="any"
          defaultValue={maxInputBytes === null ? undefined : maxInputBytes / MEBI}
        />
        <NumberInput
          name="spec.maxInputPixels"
          label="Megapixels of one"
          min={0}
          step="any"
          defaultValue={maxInputPixels === null ? undefined : maxInputPixels / MEGA}
        />
        <SelectInput
          name="spec.faces"
          label="People in them"
          defaultValue={spec.faces}
          options={answers.map(({ value }) => ({
            value,
            label: { yes: 'Taken', no: 'Refused', unknown: 'Unknown' }[value] ?? value,
          }))}
        />
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-[8rem_1fr]">
        <NumberInput
          name="spec.concurrency"
          label="Calls at a time"
          help="Over all workers."
          required
          min={1}
          max={100}
          step={1}
          defaultValue={spec.concurrency}
        />
        <TextInput
          name="spec.region"
          label="Region"
          help="Where the provider computes."
          maxLength={120}
          defaultValue={spec.region}
        />
      </div>
    </>
  );
}
