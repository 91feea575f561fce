'use client';

import { useState } from 'react';
import { EnforcementInput } from '@/app/ui/fields/enforcement-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { formatMoney } from '@/app/ui/format';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { amountText, currencies, parseAmount } from '@/lib/money';
import { setBudgetAction } from '../../actions';

export function BudgetForm({
  brand,
  campaignId,
  budget,
}: {
  brand: string;
  campaignId: string;
  budget: {
    currency: string;
    limitMicros: number;
    handOffMicros: number | null;
    usedMicros: number;
    enforcement: 'hard' | 'soft';
  } | null;
}) {
  const verb = useVerb(setBudgetAction, brand);
  const [limit, setLimit] = useState(amountText(budget?.limitMicros));
  const [handOff, setHandOff] = useState(amountText(budget?.handOffMicros));
  const wrongLimit = limit !== '' && Number.isNaN(parseAmount(limit));
  const wrongHandOff = handOff !== '' && Number.isNaN(parseAmount(handOff));
  return (
    <VerbForm
      verb={verb}
      label="Budget"
      onSubmit={async (data) => {
        if (limit === '' || wrongLimit || wrongHandOff) return false;
        return verb.run({
          campaignId,
          currency: String(data.get('currency') ?? budget?.currency ?? 'USD'),
          limitMicros: parseAmount(limit),
          handOffMicros: handOff === '' ? null : parseAmount(handOff),
          enforcement: data.get('enforcement') === 'soft' ? 'soft' : 'hard',
        });
      }}
    >
      <SelectInput
        name="currency"
        label="Currency"
        help={
          budget && budget.usedMicros > 0
            ? `${formatMoney(budget.usedMicros, budget.currency)} is used already, so it stays.`
            : 'A model priced in another currency cannot run in this campaign.'
        }
        defaultValue={budget?.currency ?? 'USD'}
        options={(budget && budget.usedMicros > 0 ? [budget.currency] : [...currencies]).map((value) => ({
          value,
          label: value,
        }))}
      />
      <TextInput
        name="limitMicros"
        label="Limit"
        required
        value={limit}
        onChange={setLimit}
        help={
          wrongLimit ? (
            <span className="text-danger-text">Write an amount such as 250 or 12.50.</span>
          ) : (
            'All of the campaign.'
          )
        }
      />
      <EnforcementInput defaultValue={budget?.enforcement} />
      <TextInput
        name="handOffMicros"
        label="Price of a hand-off"
        value={handOff}
        onChange={setHandOff}
        help={
          wrongHandOff ? (
            <span className="text-danger-text">Write an amount such as 80.</span>
          ) : (
            'What a designer costs for one concept: the line at which handing off becomes cheaper. May stay empty.'
          )
        }
      />
      <div>
        <SubmitButton isDisabled={limit === '' || wrongLimit || wrongHandOff}>
          {budget ? 'Change the budget' : 'Set the budget'}
        </SubmitButton>
      </div>
    </VerbForm>
  );
}
