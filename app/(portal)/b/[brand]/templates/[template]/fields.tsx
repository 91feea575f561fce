'use client';

import { type ReactNode, useEffect, useId, useState } from 'react';
import { NativeSelect } from './native-select';

type Shared = { label: ReactNode; help?: string; error?: string; className?: string };

function Field({
  id,
  label,
  help,
  error,
  className = '',
  children,
}: Shared & { id: string; children: ReactNode }) {
  return (
    <div className={`textfield textfield--full-width min-w-0 ${className}`}>
      <label htmlFor={id} className={`label ${error ? 'label--invalid' : ''}`}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="px-1 text-xs text-danger-text">
          {error}
        </p>
      ) : null}
      {help && !error ? (
        <p id={`${id}-help`} className="description">
          {help}
        </p>
      ) : null}
    </div>
  );
}

const aria = (id: string, { help, error }: Pick<Shared, 'help' | 'error'>) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'data-invalid': error ? 'true' : undefined,
  'aria-describedby': error ? `${id}-error` : help ? `${id}-help` : undefined,
});

/** A line of text. */
export function Line({
  value,
  onChange,
  maxLength,
  mono,
  ...shared
}: Shared & { value: string; onChange: (value: string) => void; maxLength?: number; mono?: boolean }) {
  const id = useId();
  return (
    <Field id={id} {...shared}>
      <input
        {...aria(id, shared)}
        className={`input input--primary w-full ${mono ? 'font-mono' : ''}`}
        value={value}
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** Several lines of text. */
export function Area({
  value,
  onChange,
  rows = 3,
  ...shared
}: Shared & { value: string; onChange: (value: string) => void; rows?: number }) {
  const id = useId();
  return (
    <Field id={id} {...shared}>
      <textarea
        {...aria(id, shared)}
        rows={rows}
        className="textarea textarea--primary w-full"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** A number, or nothing yet. What is typed stays as typed until it reads as a number. */
export function NumberLine({
  value,
  onChange,
  ...shared
}: Shared & { value: number | null; onChange: (value: number | null) => void }) {
  const id = useId();
  const [text, setText] = useState(value === null ? '' : String(value));
  useEffect(() => {
    setText((shown) => (readNumber(shown) === value ? shown : value === null ? '' : String(value)));
  }, [value]);
  return (
    <Field id={id} {...shared}>
      <input
        {...aria(id, shared)}
        inputMode="decimal"
        className="input input--primary w-full"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(readNumber(event.target.value));
        }}
      />
    </Field>
  );
}

const readNumber = (text: string): number | null => {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(number) ? number : null;
};

/** One of a few. */
export function Picker({
  value,
  options,
  onChange,
  ...shared
}: Shared & {
  value: string;
  options: { value: string; name: string }[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <Field id={id} {...shared}>
      <NativeSelect
        {...aria(id, shared)}
        className="w-full"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}

/** Yes or no. */
export function Tick({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2 text-dense">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
