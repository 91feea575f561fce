'use client';

import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { labelAssetAction } from '../actions';

/** Name and tags: about the asset, so even an approved one can have them. */
export function LabelForm({
  brand,
  assetId,
  revision,
  name,
  tags,
}: {
  brand: string;
  assetId: string;
  revision: number;
  name: string;
  tags: readonly string[];
}) {
  const verb = useVerb(labelAssetAction, brand);
  return (
    <VerbForm
      key={revision}
      verb={verb}
      label="Name and tags"
      className="gap-2.5"
      onSubmit={(data) =>
        verb.run({
          assetId,
          revision,
          name: String(data.get('name') ?? ''),
          tags: String(data.get('tags') ?? '')
            .split(',')
            .map((tag) => tag.trim())
            .filter(Boolean),
        })
      }
    >
      <TextInput name="name" label="Name" defaultValue={name} maxLength={120} />
      <TextInput name="tags" label="Tags" defaultValue={tags.join(', ')} help="With commas between them" />
      <div>
        <SubmitButton size="sm" variant="outline">
          Save name and tags
        </SubmitButton>
      </div>
    </VerbForm>
  );
}
