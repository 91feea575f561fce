'use client';

import type { ReactNode } from 'react';
import { fieldId } from '../problems';
import { useField } from '../verb-form';

/**
 * A choice out of a few. The browser's own list in HeroUI's clothes: HeroUI's Select would cost each form 40 kB, and a
 * phone's own list is better to thumb through.
 */
export function SelectInput({
  name,
  label,
  options,
  help,
  none,
  required = false,
  disabled = false,
  value,
  defaultValue,
  onChange,
  className,
}: {
  name: string;
  label: ReactNode;
  options: { value: string; label: string; disabled?: boolean }[];
  help?: ReactNode;
  /** Text of the empty choice; absent means there is none. */
  none?: string;
  required?: boolean;
  disabled?: boolean;
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  className?: string;
}) {
  const { error } = useField(name);
  const id = fieldId(name);
  const notes = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`textfield textfield--full-width ${className ?? ''}`}>
      <label
        htmlFor={id}
        className={`label ${required ? 'label--required' : ''} ${error ? 'label--invalid' : ''}`}
      >
        {label}
      </label>
      <select
        id={id}
        name={name}
        required={required}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        data-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
        value={value}
        defaultValue={defaultValue}
        onChange={onChange && ((event) => onChange(event.target.value))}
        className="input input--primary input--full-width h-9 py-1"
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      {help && (
        <p id={`${id}-help`} className="description">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="px-1 text-xs text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}
