'use client';

import { useState } from 'react';
import { TextInput } from '@/app/ui/fields/text-input';
import { forbiddenTermsIn } from '@/lib/templates/forbidden-terms';

/** The terms, one a line, and a place to try whether a sentence would be refused. */
export function ForbiddenTermsField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
  const [sentence, setSentence] = useState('');
  const terms = value.split('\n').filter((line) => line.trim());
  const found = forbiddenTermsIn(sentence, terms);
  return (
    <div className="space-y-3">
      <TextInput
        name="forbiddenTerms"
        label="Terms, one a line"
        help={`${terms.length} of at most 200. Whole words; accents, capitals and look-alike letters are caught.`}
        rows={6}
        value={value}
        onChange={onChange}
      />
      {/* A try is nothing to save. */}
      <div onChange={(event) => event.stopPropagation()}>
        <TextInput
          name="try-sentence"
          label="Try a sentence"
          value={sentence}
          onChange={setSentence}
          placeholder="Good coffee is never cheap"
        />
      </div>
      {sentence.trim() ? (
        <p role="status" className="text-dense">
          {found.length > 0 ? (
            <span className="text-danger-text">
              Refused because of {found.map((term) => `"${term}"`).join(', ')}.
            </span>
          ) : (
            'Nothing forbidden in it.'
          )}
        </p>
      ) : null}
    </div>
  );
}
