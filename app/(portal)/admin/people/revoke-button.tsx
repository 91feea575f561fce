'use client';

import { X } from 'lucide-react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { type Role, roleNames } from '@/lib/permission';
import { revokeRoleAction } from './actions';

type Props = {
  person: { id: string; name: string };
  brand: { id: string; name: string };
  role: Role;
  /** Their other roles in the same brand. */
  kept: readonly Role[];
  /** How many others hold the role in the brand. */
  others: number;
};

/** A role as something that can be taken back; asks once and says what that means. */
export function RevokeButton({ person, brand, role, kept, others }: Props) {
  const verb = useInstallationVerb(revokeRoleAction);
  const name = roleNames[role];
  return (
    <ConfirmButton
      label={
        <>
          {name}
          <X aria-hidden="true" className="size-3.5!" />
          <span className="sr-only">
            : take it back from {person.name} in {brand.name}
          </span>
        </>
      }
      look={{ size: 'sm', className: 'gap-1' }}
      danger
      title={`Take the role ${name} back from ${person.name}?`}
      confirmLabel="Take the role back"
      verb={verb}
      onConfirm={() => verb.run({ personId: person.id, brandId: brand.id, role })}
    >
      <ul className="list-disc space-y-1 ps-5">
        <li>
          {kept.length > 0
            ? `With the next request, ${person.name} can do in ${brand.name} only what these roles allow: ${kept.map((entry) => roleNames[entry]).join(', ')}.`
            : `With the next request, ${person.name} sees nothing of ${brand.name} any more, not even that it exists.`}
        </li>
        <li>
          {others === 0
            ? `Nobody else holds this role: ${brand.name} is then without it.`
            : `${others} ${others === 1 ? 'other person keeps' : 'other people keep'} it.`}
        </li>
        <li>
          What they made, picked and signed stays, with their name. The log records that you took it back.
        </li>
      </ul>
    </ConfirmButton>
  );
}
