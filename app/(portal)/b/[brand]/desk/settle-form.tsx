'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { useVerb } from '@/app/ui/use-verb';
import { FieldScope } from '@/app/ui/verb-form';
import { settleTrialPictureAction } from './actions';

/** For a lead: what a call whose end is not known came to on the provider's bill. */
export function SettleForm({ brand, pictureId, price }: { brand: string; pictureId: string; price: string }) {
  const verb = useVerb(settleTrialPictureAction, brand);
  const [billed, setBilled] = useState<'list_price' | 'nothing'>('list_price');
  const [reason, setReason] = useState('');
  return (
    <ConfirmButton
      label="Settle the bill"
      look={{ size: 'sm' }}
      title="What did this call cost?"
      confirmLabel={billed === 'nothing' ? 'Settle at nothing' : `Settle at ${price}`}
      verb={verb}
      ready={reason.trim().length >= 3}
      onConfirm={() => verb.run({ pictureId, billed, reason })}
    >
      <FieldScope state={verb}>
        <p className="text-dense">
          Look at the provider's bill. {price} is held in the budget until you say; it cannot be changed
          afterwards.
        </p>
        <SelectInput
          name="billed"
          label="On the bill"
          value={billed}
          onChange={(value) => setBilled(value === 'nothing' ? 'nothing' : 'list_price')}
          options={[
            { value: 'list_price', label: `The list price, ${price}` },
            { value: 'nothing', label: 'Nothing' },
          ]}
        />
        <TextInput
          name="reason"
          label="How you found out"
          required
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      </FieldScope>
    </ConfirmButton>
  );
}
