'use client';

import { useState } from 'react';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { approverRole, ruleNames, ruleWords, takesConcept } from '@/lib/break-glass/rules';
import { type BreakGlassRule, breakGlassRules } from '@/lib/break-glass/schemas';
import { roleNames } from '@/lib/permission';
import { requestBreakGlassAction } from './actions';

type Named = { id: string; name: string };
type Scope = 'campaign' | 'person' | 'concept';

const durations = [
  { value: '1', label: '1 hour' },
  { value: '4', label: '4 hours' },
  { value: '24', label: '1 day' },
  { value: '72', label: '3 days' },
  { value: '168', label: '7 days' },
  { value: '336', label: '14 days' },
];
const options = (list: Named[]) => list.map(({ id, name }) => ({ value: id, label: name }));

/** Asks for a rule to be lifted; somebody else decides. */
export function RequestForm({
  brand,
  campaignId,
  people,
  concepts,
}: {
  brand: string;
  campaignId: string;
  people: Named[];
  concepts: Named[];
}) {
  const verb = useVerb(requestBreakGlassAction, brand);
  const [rule, setRule] = useState<BreakGlassRule | ''>('');
  const [scope, setScope] = useState<Scope>('campaign');
  const [sent, setSent] = useState(0);
  const scopes: { value: Scope; label: string }[] = [
    { value: 'campaign', label: 'Everybody in the campaign' },
    { value: 'person', label: 'One person' },
    ...(concepts.length > 0 && (rule === '' || takesConcept(rule))
      ? [{ value: 'concept' as const, label: 'One concept' }]
      : []),
  ];
  return (
    <VerbForm
      key={sent}
      verb={verb}
      label="Ask to lift a rule"
      onSubmit={async (data) => {
        if (rule === '') return false;
        const text = (name: string) => String(data.get(name) ?? '');
        const answer = await verb.run({
          campaignId,
          rule,
          personId: scope === 'person' ? text('personId') : null,
          conceptId: scope === 'concept' ? text('conceptId') : null,
          hours: Number(text('hours')),
          reason: text('reason'),
        });
        if (answer) {
          setRule('');
          setScope('campaign');
          setSent(sent + 1);
        }
        return answer;
      }}
    >
      <SelectInput
        name="rule"
        label="Rule"
        none="Choose …"
        required
        value={rule}
        onChange={(value) => {
          const next = breakGlassRules.find((entry) => entry === value) ?? '';
          setRule(next);
          if (next !== '' && !takesConcept(next) && scope === 'concept') setScope('campaign');
        }}
        options={breakGlassRules.map((value) => ({ value, label: ruleNames[value] }))}
        help={
          rule === ''
            ? 'What is lifted, for whom and how long stands on everything made under it.'
            : `${ruleWords[rule].lifted} Decided by a ${roleNames[approverRole[rule]].toLowerCase()} other than you.`
        }
      />
      <SelectInput
        name="scope"
        label="For"
        value={scope}
        onChange={(value) => setScope(scopes.find((entry) => entry.value === value)?.value ?? 'campaign')}
        options={scopes}
      />
      {scope === 'person' && (
        <SelectInput name="personId" label="Person" none="Choose …" required options={options(people)} />
      )}
      {scope === 'concept' && (
        <SelectInput name="conceptId" label="Concept" none="Choose …" required options={options(concepts)} />
      )}
      <SelectInput
        name="hours"
        label="How long"
        defaultValue="24"
        options={durations}
        help="From the approval. It ends by itself, and can be ended sooner."
      />
      <TextInput name="reason" label="Reason" rows={3} maxLength={500} required />
      <div>
        <SubmitButton isDisabled={rule === ''} pendingText="Asking …">
          Ask to lift it
        </SubmitButton>
      </div>
    </VerbForm>
  );
}
