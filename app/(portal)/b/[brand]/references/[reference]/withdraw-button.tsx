'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { TextInput } from '@/app/ui/fields/text-input';
import { useVerb } from '@/app/ui/use-verb';
import type { ReferenceUse } from '@/lib/references/store';
import { withdrawReferenceAction } from '../actions';

type Props = { brand: string; reference: { id: string; name: string }; use: ReferenceUse };

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** Says in numbers what a withdrawal stops, and asks once. */
export function WithdrawButton({ brand, reference, use }: Props) {
  const verb = useVerb(withdrawReferenceAction, brand);
  const [reason, setReason] = useState('');
  const touched = use.campaigns.length + use.assets > 0;
  return (
    <ConfirmButton
      label="Withdraw rights"
      look={{ variant: 'danger-soft' }}
      danger
      title={`Withdraw the rights of "${reference.name}"?`}
      confirmLabel="Withdraw rights"
      ready={reason.trim().length >= 3}
      verb={verb}
      onConfirm={() => verb.run({ referenceId: reference.id, reason })}
    >
      <p>This cannot be undone.{touched ? ' From this moment:' : ''}</p>
      {touched ? (
        <ul className="list-disc space-y-1 pl-5">
          <li>{count(use.campaigns.length, 'campaign stops', 'campaigns stop')}: no run can take it.</li>
          <li>
            {count(use.assets, 'asset is', 'assets are')} affected, directly or further down; each stays
            listed on this page.
          </li>
          <li>{count(use.inReview, 'picture in review', 'pictures in review')} cannot be signed off.</li>
          <li>
            {count(use.awaitingDelivery, 'approved picture', 'approved pictures')} will not be delivered.
          </li>
          <li>
            {count(use.delivered, 'delivered picture stays', 'delivered pictures stay')} where{' '}
            {use.delivered === 1 ? 'it is' : 'they are'}: legal decides on a recall.
          </li>
        </ul>
      ) : (
        <p>Nothing uses this picture yet; from now on nothing can.</p>
      )}
      <TextInput
        name="reason"
        label="Reason"
        help="Everybody who used it reads this."
        required
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </ConfirmButton>
  );
}
