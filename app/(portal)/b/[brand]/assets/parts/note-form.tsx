'use client';

import { useState } from 'react';
import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { noteAssetAction } from '../actions';

/** A note about an asset, for everybody who sees it. */
export function NoteForm({ brand, assetId }: { brand: string; assetId: string }) {
  const verb = useVerb(noteAssetAction, brand);
  const [text, setText] = useState('');
  return (
    <VerbForm
      verb={verb}
      label="Add a note"
      className="gap-2"
      onSubmit={async () => {
        const made = await verb.run({ assetId, text });
        if (made) setText('');
        return made;
      }}
    >
      <TextInput name="text" label="Add a note" rows={2} value={text} onChange={setText} maxLength={2000} />
      <div>
        <SubmitButton size="sm" variant="outline" isDisabled={text.trim() === ''}>
          Add note
        </SubmitButton>
      </div>
    </VerbForm>
  );
}
