'use client';

import { Description } from '@heroui/react/description';
import { FieldError } from '@heroui/react/field-error';
import { Label } from '@heroui/react/label';
import { NumberField } from '@heroui/react/number-field';
import type { ComponentProps, ReactNode } from 'react';
import { fieldId } from '../problems';
import { useField } from '../verb-form';

/** A number with steps. Money: `format={{ style: 'currency', currency }}` and a value in whole units. */
export function NumberInput({
  name,
  label,
  help,
  required = false,
  disabled = false,
  value,
  defaultValue,
  onChange,
  min,
  max,
  step,
  format,
  className,
}: {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  value?: number;
  defaultValue?: number;
  onChange?: (value: number) => void;
  min?: number;
  max?: number;
  step?: number;
  format?: ComponentProps<typeof NumberField>['formatOptions'];
  className?: string;
}) {
  const { error } = useField(name);
  return (
    <NumberField
      fullWidth
      name={name}
      isRequired={required}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      value={value}
      defaultValue={defaultValue}
      onChange={onChange}
      minValue={min}
      maxValue={max}
      step={step}
      formatOptions={format}
      className={className}
    >
      <Label>{label}</Label>
      <NumberField.Group>
        <NumberField.DecrementButton />
        <NumberField.Input id={fieldId(name)} className="w-full text-center" />
        <NumberField.IncrementButton />
      </NumberField.Group>
      {help && <Description>{help}</Description>}
      <FieldError>{error}</FieldError>
    </NumberField>
  );
}
