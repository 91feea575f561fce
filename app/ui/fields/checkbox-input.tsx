'use client';

import { Checkbox } from '@heroui/react/checkbox';
import { Description } from '@heroui/react/description';
import type { ReactNode } from 'react';
import { fieldId } from '../problems';
import { useField } from '../verb-form';

/** One yes or no. In a form's data: `value` (else `on`) when ticked, absent when not. */
export function CheckboxInput({
  name,
  label,
  help,
  value,
  disabled = false,
  checked,
  defaultChecked,
  onChange,
}: {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  value?: string;
  disabled?: boolean;
  checked?: boolean;
  defaultChecked?: boolean;
  onChange?: (checked: boolean) => void;
}) {
  const { error } = useField(name);
  return (
    <Checkbox
      id={fieldId(value ? `${name}.${value}` : name)}
      name={name}
      value={value}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      isSelected={checked}
      defaultSelected={defaultChecked}
      onChange={onChange}
    >
      <Checkbox.Content className="min-h-6 font-normal">
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        <span>{label}</span>
      </Checkbox.Content>
      {help && <Description>{help}</Description>}
      {error && <p className="ps-7 text-xs text-danger-text">{error}</p>}
    </Checkbox>
  );
}

/** Several out of a few. In a form's data: one entry per ticked choice (`data.getAll(name)`). */
export function CheckboxesInput({
  name,
  label,
  options,
  help,
  values,
  defaultValues = [],
  onChange,
  columns = false,
}: {
  name: string;
  label: ReactNode;
  options: { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean }[];
  help?: ReactNode;
  values?: readonly string[];
  defaultValues?: readonly string[];
  onChange?: (values: string[]) => void;
  columns?: boolean;
}) {
  const { error } = useField(name);
  const id = fieldId(name);
  const toggle = (value: string, on: boolean) =>
    onChange?.(
      options
        .map((option) => option.value)
        .filter((entry) => (entry === value ? on : values?.includes(entry))),
    );
  return (
    <fieldset id={id} className="flex flex-col gap-1.5" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={`label mb-1 ${error ? 'label--invalid' : ''}`}>{label}</legend>
      {help && <p className="description">{help}</p>}
      <div
        className={columns ? 'grid grid-cols-2 gap-x-4 gap-y-1.5 sm:grid-cols-3' : 'flex flex-col gap-1.5'}
      >
        {options.map((option) => (
          <CheckboxInput
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            help={option.help}
            disabled={option.disabled}
            checked={values ? values.includes(option.value) : undefined}
            defaultChecked={values ? undefined : defaultValues.includes(option.value)}
            onChange={onChange && ((on) => toggle(option.value, on))}
          />
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="px-1 text-xs text-danger-text">
          {error}
        </p>
      )}
    </fieldset>
  );
}
