'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { EnforcementInput } from '@/app/ui/fields/enforcement-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { amountText, currencies, parseAmount } from '@/lib/money';
import { removeMonthlyBudgetAction, setMonthlyBudgetAction } from './actions';

export type SetLimit = { currency: string; limitMicros: number; enforcement: 'hard' | 'soft' };

/** Sets or takes away one monthly limit. */
export function MonthlyForm({
  brand,
  label,
  whose,
  personId,
  set,
  currency,
  removal,
}: {
  brand: string;
  label: string;
  whose: 'brand' | 'everybody' | 'person';
  personId: string | null;
  set: SetLimit | null;
  /** What a new limit begins with. */
  currency: string;
  /** What holds when it is taken away. */
  removal: string;
}) {
  const verb = useVerb(setMonthlyBudgetAction, brand);
  const remove = useVerb(removeMonthlyBudgetAction, brand);
  const [limit, setLimit] = useState(amountText(set?.limitMicros));
  const wrong = limit !== '' && Number.isNaN(parseAmount(limit));
  return (
    <VerbForm
      verb={verb}
      label={label}
      onSubmit={async (data) => {
        if (limit === '' || wrong) return false;
        return verb.run({
          whose,
          personId,
          currency: String(data.get('currency')),
          limitMicros: parseAmount(limit),
          enforcement: data.get('enforcement') === 'soft' ? 'soft' : 'hard',
        });
      }}
    >
      <div className="grid grid-cols-[1fr_6rem] items-start gap-3">
        <TextInput
          name="limitMicros"
          label="Limit a month"
          required
          value={limit}
          onChange={setLimit}
          help={
            wrong ? (
              <span className="text-danger-text">Write an amount such as 250 or 12.50.</span>
            ) : (
              'What is used of this month already counts.'
            )
          }
        />
        <SelectInput
          name="currency"
          label="Currency"
          defaultValue={set?.currency ?? currency}
          options={currencies.map((value) => ({ value, label: value }))}
        />
      </div>
      <EnforcementInput defaultValue={set?.enforcement} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton isDisabled={limit === '' || wrong}>
          {set ? 'Change the limit' : 'Set the limit'}
        </SubmitButton>
        {set && (
          <ConfirmButton
            label="Take it away"
            title="Take this limit away?"
            confirmLabel="Take it away"
            verb={remove}
            onConfirm={() => remove.run({ whose, personId })}
          >
            {removal}
          </ConfirmButton>
        )}
      </div>
    </VerbForm>
  );
}
