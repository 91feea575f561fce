'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { NumberInput } from '@/app/ui/fields/number-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { useVerb } from '@/app/ui/use-verb';
import { FieldScope } from '@/app/ui/verb-form';
import type { Role } from '@/lib/permission';
import { setModelRuleAction } from '../actions';

type Kind = 'open' | 'quota' | 'closed';
type Set = { allowed: boolean; picturesPerDay: number | null } | null;

const kindOf = (rule: Set): Kind =>
  rule && !rule.allowed ? 'closed' : rule?.picturesPerDay ? 'quota' : 'open';

/** Sets what one role may do with one model. */
export function ChangeRule({
  brand,
  role,
  roleName,
  route,
  before,
}: {
  brand: string;
  role: Role;
  roleName: string;
  route: { id: string; name: string };
  before: Set;
}) {
  const verb = useVerb(setModelRuleAction, brand);
  const [kind, setKind] = useState<Kind>(kindOf(before));
  const [perDay, setPerDay] = useState(before?.picturesPerDay ?? 50);
  const start = () => {
    setKind(kindOf(before));
    setPerDay(before?.picturesPerDay ?? 50);
  };
  return (
    <ConfirmButton
      label={
        <>
          Change
          <span className="sr-only">
            {' '}
            what the role {roleName} may do with {route.name}
          </span>
        </>
      }
      look={{ variant: 'ghost', size: 'sm' }}
      title={`${roleName}: ${route.name}`}
      confirmLabel="Save"
      verb={verb}
      onOpen={start}
      ready={kind !== 'quota' || (Number.isInteger(perDay) && perDay >= 1 && perDay <= 10_000)}
      onConfirm={() =>
        verb.run({
          role,
          routeId: route.id,
          allowed: kind !== 'closed',
          picturesPerDay: kind === 'quota' ? perDay : null,
          before,
        })
      }
    >
      <FieldScope state={verb}>
        <SelectInput
          name="allowed"
          label="May use it"
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          options={[
            { value: 'open', label: 'Yes, without a quota' },
            { value: 'quota', label: 'Yes, up to a number of pictures a day' },
            { value: 'closed', label: 'No' },
          ]}
        />
        {kind === 'quota' && (
          <NumberInput
            name="picturesPerDay"
            label="Pictures a day, each person"
            min={1}
            max={10_000}
            value={perDay}
            onChange={setPerDay}
            help="Pictures that were asked for since midnight UTC count, except cancelled ones."
          />
        )}
        {kind === 'closed' && (
          <p>
            Runs that need it are refused to this role, unless the lockset has another model of the tier. What
            runs already goes on.
          </p>
        )}
      </FieldScope>
    </ConfirmButton>
  );
}
