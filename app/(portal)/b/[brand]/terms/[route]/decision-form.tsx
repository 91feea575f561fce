'use client';

import { useState } from 'react';
import { CheckboxesInput } from '@/app/ui/fields/checkbox-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { type Use, useNames, uses } from '@/lib/models/schemas';
import { type Decision, decisionNames, decisions } from '@/lib/terms/schemas';
import { decideTermsAction } from '../actions';

const buttons: Record<Decision, string> = {
  accepted: 'Accept these terms',
  accepted_with_limits: 'Accept with these limits',
  refused: 'Refuse these terms',
};

/** Legal's decision about the reading on this page. */
export function DecisionForm({
  brand,
  routeId,
  termsId,
  previousDecisionId,
}: {
  brand: string;
  routeId: string;
  termsId: string;
  previousDecisionId: string | null;
}) {
  const verb = useVerb(decideTermsAction, brand);
  const [decision, setDecision] = useState<Decision | ''>('');
  return (
    <VerbForm
      verb={verb}
      label="Decision about the terms"
      onSubmit={async (data) => {
        if (decision === '') return false;
        const limited = decision === 'accepted_with_limits';
        const chosen = data.getAll('limits.uses') as Use[];
        const territories = String(data.get('limits.territories') ?? '')
          .toUpperCase()
          .split(/[\s,;]+/)
          .filter(Boolean);
        return verb.run({
          routeId,
          termsId,
          previousDecisionId,
          decision,
          limits: {
            uses: limited && chosen.length > 0 ? chosen : null,
            territories: limited && territories.length > 0 ? territories : null,
            until: limited ? String(data.get('limits.until') ?? '') || null : null,
          },
          note: String(data.get('note') ?? ''),
        });
      }}
    >
      <SelectInput
        name="decision"
        label="Decision"
        none="Choose …"
        required
        value={decision}
        onChange={(value) => setDecision(decisions.find((entry) => entry === value) ?? '')}
        options={decisions.map((value) => ({ value, label: decisionNames[value] }))}
      />
      {decision === 'accepted_with_limits' && (
        <fieldset className="flex flex-col gap-4 rounded-md border border-border p-3">
          <legend className="px-1 text-dense font-medium">Limits; what stays empty is not limited</legend>
          <CheckboxesInput
            name="limits.uses"
            label="Only for"
            options={uses.map((value) => ({ value, label: useNames[value] }))}
          />
          <TextInput
            name="limits.territories"
            label="Only in"
            help="Two-letter country codes."
            placeholder="DE, AT, CH"
          />
          <TextInput name="limits.until" label="Until" type="date" help="The last day on which it counts." />
        </fieldset>
      )}
      <TextInput name="note" label="Note" help="Why; it stays with the decision." rows={3} maxLength={1000} />
      <div>
        <SubmitButton
          isDisabled={decision === ''}
          variant={decision === 'refused' ? 'danger' : 'primary'}
          pendingText="Deciding …"
        >
          {decision === '' ? 'Decide' : buttons[decision]}
        </SubmitButton>
      </div>
    </VerbForm>
  );
}
