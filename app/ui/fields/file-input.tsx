'use client';

import type { ReactNode } from 'react';
import { fieldId } from '../problems';
import { useField } from '../verb-form';

/** One file, by the browser's own chooser; its reason stands beside it as in every other field. */
export function FileInput({
  name,
  label,
  help,
  accept,
}: {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  accept: string;
}) {
  const { error, disabled } = useField(name);
  const id = fieldId(name);
  const notes = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="textfield textfield--full-width">
      <label htmlFor={id} className={`label ${error ? 'label--invalid' : ''}`}>
        {label}
      </label>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
        className="input input--primary input--full-width h-auto py-1.5 text-dense file:me-3 file:rounded-sm file:border-0 file:bg-default file:px-2 file:py-1 file:text-dense"
      />
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
