'use client';

import { useState } from 'react';
import { CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { roleDoes } from '@/app/ui/role-does';
import { SubmitButton } from '@/app/ui/submit-button';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { type Role, roleNames, roles } from '@/lib/permission';
import { grantRoleAction } from './actions';

type Named = { id: string; name: string };
type Props = {
  /** Who is signed in: a role for oneself has to be meant. */
  me: string;
  /** One of the two is a choice, the other is given by the page. */
  people: (Named & { email?: string })[];
  brands: Named[];
  help?: string;
};

const does = (role: Role) =>
  role === 'admin'
    ? 'Reads the brand kit and the terms. To administrate the installation is not a role: it goes with an account.'
    : `${roleDoes[role].charAt(0).toUpperCase()}${roleDoes[role].slice(1)}.`;

/** Gives a person a role in a brand; it works with their next request. */
export function GrantForm({ me, people, brands, help }: Props) {
  const verb = useInstallationVerb(grantRoleAction);
  const [person, setPerson] = useState(people.length === 1 ? (people[0]?.id ?? '') : '');
  const [brand, setBrand] = useState(brands.length === 1 ? (brands[0]?.id ?? '') : '');
  const [role, setRole] = useState<Role | ''>('');
  const [done, setDone] = useState('');
  const nameOf = (list: readonly Named[], id: string) => list.find((entry) => entry.id === id)?.name ?? '';
  return (
    <VerbForm
      verb={verb}
      label="Give a role"
      onSubmit={async (data) => {
        setDone('');
        const input = { personId: person, brandId: brand, toMyself: data.has('toMyself') };
        if (role === '' || !person || !brand) return false;
        const granted = await verb.run({ ...input, role });
        if (!granted) return false;
        setDone(
          `${nameOf(people, person)} is now ${roleNames[role].toLowerCase()} in ${nameOf(brands, brand)}.`,
        );
        setRole('');
        return true;
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {people.length !== 1 && (
          <SelectInput
            name="personId"
            label="Person"
            none="Choose …"
            help={help}
            value={person}
            onChange={setPerson}
            options={people.map(({ id, name, email }) => ({
              value: id,
              label: email ? `${name}, ${email}` : name,
            }))}
          />
        )}
        {brands.length !== 1 && (
          <SelectInput
            name="brandId"
            label="Brand"
            none="Choose …"
            value={brand}
            onChange={setBrand}
            options={brands.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SelectInput
          name="role"
          label="Role"
          none="Choose …"
          help={role === '' ? undefined : does(role)}
          value={role}
          onChange={(value) => setRole(roles.find((entry) => entry === value) ?? '')}
          options={roles.map((value) => ({ value, label: roleNames[value] }))}
        />
      </div>
      {person === me && (
        <CheckboxInput
          name="toMyself"
          label="I mean myself"
          help="The log will say that you gave yourself this role. Better: ask another administrator."
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton isDisabled={!person || !brand || role === ''} pendingText="Giving the role …">
          Give the role
        </SubmitButton>
        <p role="status" className="text-dense text-success-text">
          {done}
        </p>
      </div>
    </VerbForm>
  );
}
