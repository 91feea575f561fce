'use client';

import { TextInput } from '@/app/ui/fields/text-input';

/** The terms that are forbidden everywhere, one a line. */
export function ForbiddenTermsField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
  const count = value.split('\n').filter((line) => line.trim()).length;
  return (
    <TextInput
      name="forbiddenTerms"
      label="Terms, one a line"
      help={`${count} of at most 200. Whole words; accents, capitals, look-alike letters, spaced-out and drawn-out letters are caught.`}
      rows={6}
      value={value}
      onChange={onChange}
    />
  );
}
