'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { TextInput } from '@/app/ui/fields/text-input';
import { useVerb } from '@/app/ui/use-verb';
import { decideBreakGlassAction, endBreakGlassAction, withdrawBreakGlassAction } from './actions';

type Props = { brand: string; id: string; rule: string };

/** The second person's answer to a request. `consequence`: what will hold, for whom and how long. */
export function DecideButtons({ brand, id, rule, consequence }: Props & { consequence: string }) {
  const approving = useVerb(decideBreakGlassAction, brand);
  const declining = useVerb(decideBreakGlassAction, brand);
  const [note, setNote] = useState('');
  const field = (
    <TextInput
      name="note"
      label="Note"
      help="May stay empty. It goes into the record."
      rows={2}
      maxLength={500}
      value={note}
      onChange={setNote}
    />
  );
  return (
    <>
      <ConfirmButton
        label="Approve"
        look={{ variant: 'primary', size: 'sm' }}
        danger
        title={`Lift “${rule}”?`}
        confirmLabel="Lift the rule"
        verb={approving}
        onConfirm={() => approving.run({ breakGlassId: id, decision: 'approve', note })}
      >
        <p>{consequence} Whatever is made under it is marked with it, with both names, for good.</p>
        {field}
      </ConfirmButton>
      <ConfirmButton
        label="Decline"
        look={{ variant: 'outline', size: 'sm' }}
        title={`Leave “${rule}” as it is?`}
        confirmLabel="Decline"
        verb={declining}
        onConfirm={() => declining.run({ breakGlassId: id, decision: 'decline', note })}
      >
        <p>Nothing changes. Whoever asked is told.</p>
        {field}
      </ConfirmButton>
    </>
  );
}

export function WithdrawButton({ brand, id, rule }: Props) {
  const verb = useVerb(withdrawBreakGlassAction, brand);
  return (
    <ConfirmButton
      label="Take back"
      look={{ variant: 'outline', size: 'sm' }}
      title={`Take the request about “${rule}” back?`}
      confirmLabel="Take back"
      verb={verb}
      onConfirm={() => verb.run({ breakGlassId: id })}
    >
      <p>Nobody has decided yet; nothing changes.</p>
    </ConfirmButton>
  );
}

export function EndButton({ brand, id, rule }: Props) {
  const verb = useVerb(endBreakGlassAction, brand);
  const [reason, setReason] = useState('');
  return (
    <ConfirmButton
      label="End it now"
      look={{ variant: 'outline', size: 'sm' }}
      title={`Let “${rule}” hold again?`}
      confirmLabel="End it now"
      ready={reason.trim().length >= 3}
      verb={verb}
      onConfirm={() => verb.run({ breakGlassId: id, reason })}
    >
      <p>The rule holds again at once. What was made under it keeps its mark.</p>
      <TextInput
        name="reason"
        label="Reason"
        rows={2}
        maxLength={500}
        required
        value={reason}
        onChange={setReason}
      />
    </ConfirmButton>
  );
}
