'use client';

import { useRouter } from 'next/navigation';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { createTemplateAction } from '../actions';

export function NewTemplateForm({
  brand,
  templates,
}: {
  brand: string;
  templates: { id: string; name: string }[];
}) {
  const router = useRouter();
  const verb = useVerb(createTemplateAction, brand);
  return (
    <VerbForm
      verb={verb}
      label="New template"
      className="max-w-lg"
      onSubmit={async (data) => {
        const created = await verb.run({ name: String(data.get('name')), from: String(data.get('from')) });
        if (created) router.push(`/b/${brand}/templates/${created.id}`);
        return created;
      }}
    >
      <TextInput
        name="name"
        label="Name"
        help="As campaign managers will look for it."
        required
        maxLength={80}
      />
      <SelectInput
        name="from"
        label="Start from"
        help="Everything can be changed before you publish."
        defaultValue="starter"
        options={[
          { value: 'starter', label: 'Product in a scene (ready to publish)' },
          ...templates.map((template) => ({ value: template.id, label: `A copy of ${template.name}` })),
        ]}
      />
      <div>
        <SubmitButton pendingText="Creating …">Create template</SubmitButton>
      </div>
    </VerbForm>
  );
}
