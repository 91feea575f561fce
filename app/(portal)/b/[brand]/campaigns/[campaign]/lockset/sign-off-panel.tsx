'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { Callout } from '@/app/ui/problems';
import { useVerb } from '@/app/ui/use-verb';
import { refuseLocksetAction, signOffLocksetAction } from '../../actions';

/** The decision about a proposed lockset. What is sent is the hash that stands on this page. */
export function SignOffPanel({
  brand,
  lockset,
  campaignName,
  person,
  mine,
}: {
  brand: string;
  lockset: { id: string; number: number; sha256: string };
  campaignName: string;
  person: string;
  mine: boolean;
}) {
  const sign = useVerb(signOffLocksetAction, brand);
  const refuse = useVerb(refuseLocksetAction, brand);
  const [read, setRead] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <div className="flex flex-col gap-3 border-t border-separator pt-3">
      {mine && (
        <Callout title="You proposed it, so another brand owner signs it off">
          Four eyes: you can only send it back.
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        {!mine && (
          <ConfirmButton
            label="Sign off and lock"
            look={{ variant: 'primary' }}
            title={`Sign off lockset ${lockset.number} of ${campaignName}`}
            confirmLabel="Sign off and lock"
            ready={read}
            verb={sign}
            onOpen={() => setRead(false)}
            onConfirm={() => sign.run({ locksetId: lockset.id, sha256: lockset.sha256 })}
          >
            <p>
              I, {person}, have read what lockset {lockset.number} locks and put it in force for{' '}
              {campaignName}. It can never be changed afterwards; a change is a new version.
            </p>
            <p>
              SHA-256
              <code className="mt-1 block rounded-sm bg-surface-secondary p-2 font-mono text-xs break-all">
                {lockset.sha256}
              </code>
            </p>
            <CheckboxInput name="read" label="I have read it" checked={read} onChange={setRead} />
          </ConfirmButton>
        )}
        <ConfirmButton
          label="Send back"
          look={{ variant: 'outline' }}
          title={`Send lockset ${lockset.number} back`}
          confirmLabel="Send back"
          ready={reason.trim().length >= 3}
          verb={refuse}
          onConfirm={() => refuse.run({ locksetId: lockset.id, reason })}
        >
          <p>The plan can be changed again. Everybody in the brand can read your reason.</p>
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
    </div>
  );
}
