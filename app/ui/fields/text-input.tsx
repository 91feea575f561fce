'use client';

import { Description } from '@heroui/react/description';
import { FieldError } from '@heroui/react/field-error';
import { Input } from '@heroui/react/input';
import { Label } from '@heroui/react/label';
import { TextArea } from '@heroui/react/textarea';
import { TextField } from '@heroui/react/textfield';
import type { ReactNode } from 'react';
import { fieldId } from '../problems';
import { useField } from '../verb-form';

/**
 * One line, or several with `rows`. `name` is the path in the verb's input (`rights.owner`), by which its reason finds
 * it. Uncontrolled with `defaultValue`, or controlled with `value` and `onChange`.
 */
export function TextInput({
  name,
  label,
  help,
  rows,
  type = 'text',
  required = false,
  disabled = false,
  value,
  defaultValue,
  onChange,
  maxLength,
  count = false,
  placeholder,
  autoComplete,
  autoFocus,
  className,
}: {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  rows?: number;
  type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'datetime-local' | 'tel';
  required?: boolean;
  disabled?: boolean;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  maxLength?: number;
  /** Shows how many characters of the limit are used; needs `value`. */
  count?: boolean;
  placeholder?: string;
  autoComplete?: string;
  autoFocus?: boolean;
  className?: string;
}) {
  const { error } = useField(name);
  const shared = { id: fieldId(name), placeholder, maxLength };
  return (
    <TextField
      fullWidth
      name={name}
      isRequired={required}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      value={value}
      defaultValue={defaultValue}
      onChange={onChange}
      className={className}
    >
      <Label>{label}</Label>
      {rows ? (
        <TextArea {...shared} rows={rows} />
      ) : (
        <Input {...shared} type={type} autoComplete={autoComplete} autoFocus={autoFocus} />
      )}
      {(help || (count && maxLength)) && (
        <Description className="flex justify-between gap-3">
          <span>{help}</span>
          {count && maxLength && (
            <span>
              {(value ?? '').length} / {maxLength}
            </span>
          )}
        </Description>
      )}
      <FieldError>{error}</FieldError>
    </TextField>
  );
}
