'use client';

import { useState } from 'react';
import { buttonClass } from '@/app/ui/button-class';
import { ButtonLink } from '@/app/ui/button-link';
import { CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { Callout } from '@/app/ui/problems';
import { SubmitButton } from '@/app/ui/submit-button';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { createPersonAction } from '../actions';
import { newPassword, PasswordOnce } from '../password-once';

type Made = { id: string; name: string; password: string | null };

/** `company`: the name of the company's own sign-in; null when none is set up. */
export function NewPersonForm({ company }: { company: string | null }) {
  const verb = useInstallationVerb(createPersonAction);
  const [way, setWay] = useState<'password' | 'company'>(company ? 'company' : 'password');
  const [made, setMade] = useState<Made | null>(null);
  if (made)
    return (
      <div className="flex max-w-xl flex-col gap-4">
        {made.password === null ? (
          <Callout title={`${made.name} has an account`} live>
            They sign in through {company ?? 'single sign-on'} with this address; no password was made.
          </Callout>
        ) : (
          <PasswordOnce name={made.name} password={made.password} />
        )}
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/admin/people/${made.id}`}>Give {made.name} a role</ButtonLink>
          <button type="button" className={buttonClass({ variant: 'outline' })} onClick={() => setMade(null)}>
            Add another person
          </button>
        </div>
      </div>
    );
  return (
    <VerbForm
      verb={verb}
      label="Add a person"
      className="max-w-xl"
      onSubmit={async (data) => {
        const name = String(data.get('name') ?? '');
        const password = way === 'password' ? newPassword() : null;
        const email = String(data.get('email') ?? '');
        const result = await verb.run({ name, email, password, isAdmin: data.has('isAdmin') });
        if (result) setMade({ id: result.id, name: name.trim(), password });
        return result;
      }}
    >
      <TextInput name="name" label="Name" help="As it stands beside sign-offs." required maxLength={120} />
      <TextInput
        name="email"
        type="email"
        label="Email address"
        help="Their name for signing in. It cannot be changed later."
        required
        maxLength={254}
        autoComplete="off"
      />
      <SelectInput
        name="way"
        label="Signs in with"
        value={way}
        onChange={(value) => setWay(value === 'company' ? 'company' : 'password')}
        help={
          way === 'password'
            ? 'A password is made for them and shown to you once.'
            : company
              ? `Through ${company} only; their address there must be the same.`
              : 'Single sign-on is not set up on this installation yet, so they could not sign in.'
        }
        options={[
          { value: 'password', label: 'A first password' },
          { value: 'company', label: company ? `${company} only` : 'Single sign-on only' },
        ]}
      />
      <CheckboxInput
        name="isAdmin"
        label="Administrator"
        help="May manage people, brands and models. Sees nothing of a brand without a role in it."
      />
      <div>
        <SubmitButton pendingText="Adding …">Add the person</SubmitButton>
      </div>
    </VerbForm>
  );
}
