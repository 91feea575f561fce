'use client';

import { SelectInput } from '@/app/ui/fields/select-input';

/** A short choice. */
export function Picker({
  name,
  label,
  value,
  options,
  onChange,
  disabled = false,
}: {
  name: string;
  label: string;
  value: string;
  options: { id: string; label: string }[];
  onChange: (value: string) => void;
  disabled?: boolean;
}) {
  return (
    <SelectInput
      name={name}
      label={label}
      value={value}
      onChange={onChange}
      disabled={disabled}
      options={options.map((option) => ({ value: option.id, label: option.label }))}
    />
  );
}
