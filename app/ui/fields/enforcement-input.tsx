'use client';

import { SelectInput } from './select-input';

/** Whether a limit of money refuses or only tells. */
export function EnforcementInput({ defaultValue = 'hard' }: { defaultValue?: 'hard' | 'soft' }) {
  return (
    <SelectInput
      name="enforcement"
      label="When it is reached"
      defaultValue={defaultValue}
      options={[
        { value: 'hard', label: 'Hard: refuse what would pass it' },
        { value: 'soft', label: 'Soft: let it through and tell the leads' },
      ]}
    />
  );
}
