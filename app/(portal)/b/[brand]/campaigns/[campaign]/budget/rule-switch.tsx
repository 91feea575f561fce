'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { TextInput } from '@/app/ui/fields/text-input';
import { Chip } from '@/app/ui/state-chip';
import { useVerb } from '@/app/ui/use-verb';
import { switchRuleAction } from '../../actions';

const rules = {
  hard_stop: {
    name: 'Hard stop',
    on: 'A run that would pass the limit is refused.',
    off: 'Runs may pass the limit.',
    who: 'the lead',
    title: 'hard stop of the budget',
  },
  four_eyes: {
    name: 'Four eyes',
    on: 'Nobody signs off their own work, and nobody signs two stages.',
    off: 'One person may make and sign off a picture.',
    who: 'legal',
    title: 'rule of four eyes',
  },
} as const;

/** A rule with its state; a switch for whoever may use it, with the reason why not for whoever profits. */
export function RuleSwitch({
  brand,
  campaignId,
  rule,
  on,
  may,
  profits,
}: {
  brand: string;
  campaignId: string;
  rule: keyof typeof rules;
  on: boolean;
  may: boolean;
  profits: boolean;
}) {
  const verb = useVerb(switchRuleAction, brand);
  const [reason, setReason] = useState('');
  const words = rules[rule];
  const verbWord = on ? 'off' : 'on';
  return (
    <div className="flex flex-col gap-1.5 text-dense">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {words.name}
        <Chip tone={on ? 'success' : 'warning'} icon={on ? 'check' : 'alert'}>
          {on ? 'On' : 'Off'}
        </Chip>
      </p>
      <p className="text-muted">{on ? words.on : words.off}</p>
      {may && profits && (
        <p className="text-muted">
          You may make or submit pictures here, so somebody who does not profit from it has to switch it.
        </p>
      )}
      {may && !profits && (
        <div>
          <ConfirmButton
            label={`Switch ${verbWord}`}
            look={{ variant: 'outline', size: 'sm' }}
            title={`Switch the ${words.title} ${verbWord}?`}
            confirmLabel={`Switch ${verbWord}`}
            danger={on}
            ready={reason.trim().length >= 3}
            verb={verb}
            onConfirm={() => verb.run({ campaignId, rule, enabled: !on, reason })}
          >
            <p>{on ? words.off : words.on} Your name and the reason go into the record.</p>
            <TextInput
              name="reason"
              label="Reason"
              rows={3}
              maxLength={500}
              required
              value={reason}
              onChange={setReason}
            />
          </ConfirmButton>
        </div>
      )}
      {!may && <p className="text-xs text-muted">Only {words.who} can switch it.</p>}
    </div>
  );
}
