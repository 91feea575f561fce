'use client';

import { TextInput } from '@/app/ui/fields/text-input';
import type { Rights } from '@/lib/references/schemas';

/** The fields of the rights, named as the verbs call them. */
export function RightsFields({ start }: { start?: Rights }) {
  return (
    <>
      <TextInput
        name="rightsOwner"
        label="Owner of the rights"
        required
        maxLength={120}
        defaultValue={start?.rightsOwner}
      />
      <TextInput
        name="licence"
        label="Licence"
        help="Under which you may use it, such as CC0, a contract number, or your own work."
        required
        maxLength={300}
        defaultValue={start?.licence}
      />
      <TextInput
        name="consent"
        label="Consent of people shown"
        help="Name of the release. Leave empty when nobody is shown."
        maxLength={300}
        defaultValue={start?.consent}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          name="territories"
          label="Territories"
          help="WORLD, or country codes with commas: DE, AT, CH."
          required
          maxLength={400}
          defaultValue={start?.territories.join(', ') ?? 'WORLD'}
        />
        <TextInput
          name="expiresOn"
          label="Last day"
          type="date"
          help="Leave empty when the rights do not end."
          defaultValue={start?.expiresOn ?? undefined}
        />
      </div>
    </>
  );
}

/** What a form says about rights, as the verbs take it. */
export function rightsOf(data: FormData): Rights {
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    rightsOwner: text('rightsOwner'),
    licence: text('licence'),
    consent: text('consent'),
    territories: text('territories')
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
    expiresOn: text('expiresOn') || null,
  };
}
