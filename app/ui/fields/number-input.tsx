'use client';

import { Description } from '@heroui/react/description';
import { FieldError } from '@heroui/react/field-error';
import { Input } from '@heroui/react/input';
import { Label } from '@heroui/react/label';
import { TextField } from '@heroui/react/textfield';
import { type ReactNode, useState } from 'react';
import { fieldId } from '../problems';
import { useField } from '../verb-form';

const asText = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? '' : String(value);

/**
 * A number with steps by the arrow keys. Empty is NaN for `onChange`, which no schema takes. HeroUI's text field of
 * type number: its NumberField would cost each form 15 kB. Put a currency or a unit into the label.
 */
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
  step?: number | 'any';
  className?: string;
}) {
  const { error } = useField(name);
  // What is typed stays as it is typed ("1.", "-") until it means another number.
  const [typed, setTyped] = useState(asText(value ?? defaultValue));
  const shown =
    value !== undefined && Number(typed) !== value && !(Number.isNaN(value) && typed === '')
      ? asText(value)
      : typed;
  const change = (text: string) => {
    setTyped(text);
    onChange?.(text === '' ? Number.NaN : Number(text));
  };
  return (
    <TextField
      fullWidth
      name={name}
      isRequired={required}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      value={shown}
      onChange={change}
      className={className}
    >
      <Label>{label}</Label>
      <Input
        id={fieldId(name)}
        type="number"
        inputMode={step === undefined || Number.isInteger(step) ? 'numeric' : 'decimal'}
        min={min}
        max={max}
        step={step}
      />
      {help && <Description>{help}</Description>}
      <FieldError>{error}</FieldError>
    </TextField>
  );
}
