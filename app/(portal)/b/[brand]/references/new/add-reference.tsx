'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { Panel } from '@/app/ui/panel';
import { SubmitButton } from '@/app/ui/submit-button';
import { useUpload } from '@/app/ui/use-upload';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { referenceRoleNames, referenceRoleSchema, referenceRoles } from '@/lib/references/schemas';
import { importReferenceAction } from '../actions';
import { RightsFields, rightsOf } from '../rights-fields';
import { PictureChooser, type Source } from './picture-chooser';

type Uploaded = { id: string };

/** First step: the picture and its rights. A product goes on to the cut-out, everything else to its page. */
export function AddReference({ brand }: { brand: string }) {
  const router = useRouter();
  const [source, setSource] = useState<Source>({ kind: 'file', file: null });
  const [name, setName] = useState('');
  const upload = useUpload<Uploaded>(`/api/b/${brand}/uploads`);
  const fetched = useVerb(importReferenceAction, brand);
  const verb = source.kind === 'file' ? upload : fetched;

  const choose = (next: Source) => {
    upload.clear();
    fetched.clear();
    setSource(next);
    if (next.kind === 'file' && next.file && !name)
      setName(next.file.name.replace(/\.[^.]+$/, '').replace(/[-_]+/g, ' '));
  };
  const submit = async (data: FormData) => {
    const role = referenceRoleSchema.parse(data.get('role'));
    const about = { name, role, ...rightsOf(data) };
    let made: Uploaded | undefined;
    if (source.kind === 'file') {
      const form = new FormData();
      form.set('purpose', 'reference');
      form.set('about', JSON.stringify(about));
      if (source.file) form.set('file', source.file);
      made = await upload.send(form);
    } else made = await fetched.run({ url: source.url, ...about });
    if (made) router.push(`/b/${brand}/references/${made.id}${role === 'product' ? '/mask?step=2' : ''}`);
    return made;
  };

  return (
    <VerbForm verb={verb} label="Add a reference" onSubmit={submit}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title="Picture">
          <PictureChooser source={source} error={verb.fieldError('file')} onChange={choose} />
        </Panel>
        <Panel title="Rights" description="Checked at every run, submission, sign-off and delivery.">
          <TextInput name="name" label="Name" required maxLength={120} value={name} onChange={setName} />
          <SelectInput
            name="role"
            label="Kind"
            defaultValue="product"
            options={referenceRoles.map((value) => ({ value, label: referenceRoleNames[value] }))}
          />
          <RightsFields />
          <div>
            <SubmitButton pendingText="Storing …">Store reference</SubmitButton>
          </div>
        </Panel>
      </div>
    </VerbForm>
  );
}
