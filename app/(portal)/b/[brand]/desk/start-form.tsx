'use client';

import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { Money } from '@/app/ui/money';
import { Callout } from '@/app/ui/problems';
import { SubmitButton } from '@/app/ui/submit-button';
import { useVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import type { Reason } from '@/lib/errors';
import { looseSeed } from '@/lib/models/names';
import { formatMicros } from '@/lib/money';
import { startTrialAction } from './actions';

export type Option = {
  id: string;
  name: string;
  madeAt: string;
  reasons: Reason[];
  needsSeedMayVary: boolean;
  seedClass: string;
  totalMicros: number | null;
  currency: string;
};

/** Which model is tried, and what that costs; the ones that cannot be are listed with every reason. */
export function StartForm({
  brand,
  asked,
  pictures,
  options,
  leftText,
}: {
  brand: string;
  asked: {
    campaignId: string;
    tier: 'draft' | 'standard' | 'final' | 'motion';
    fromRouteId: string;
    count: number;
  };
  /** How many there are to make again. */
  pictures: number;
  options: Option[];
  leftText: string | null;
}) {
  const router = useRouter();
  const verb = useVerb(startTrialAction, brand);
  const [chosen, setChosen] = useState(options[0]?.id ?? '');
  const [key] = useState(() => crypto.randomUUID());
  const legend = useId();
  const option = options.find((entry) => entry.id === chosen);
  const price = option?.totalMicros == null ? '' : `, ${formatMicros(option.totalMicros, option.currency)}`;
  return (
    <VerbForm
      verb={verb}
      label="Start a comparison"
      onSubmit={async () => {
        const answer = await verb.run({ ...asked, toRouteId: chosen, idempotencyKey: key });
        if (answer) router.push(`/b/${brand}/desk?trial=${answer.trialId}`);
        return answer;
      }}
    >
      <fieldset aria-labelledby={legend} className="flex flex-col gap-1">
        <legend id={legend} className="label mb-1">
          Replacement
        </legend>
        {options.map((entry) => (
          <label
            key={entry.id}
            className={`flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-0.5 rounded-lg border px-3 py-2 text-dense has-focus-visible:outline-2 has-focus-visible:outline-focus ${
              entry.id === chosen
                ? 'border-accent bg-accent-soft'
                : 'border-border hover:bg-surface-secondary'
            }`}
          >
            <input
              type="radio"
              name="toRouteId"
              value={entry.id}
              checked={entry.id === chosen}
              onChange={() => setChosen(entry.id)}
              className="size-4 accent-accent"
            />
            <span className="min-w-0 flex-1 basis-40">
              <span className="font-medium">{entry.name}</span>
              <span className="block text-muted">
                Made at {entry.madeAt} size
                {entry.needsSeedMayVary && `; ${looseSeed(entry.seedClass)}`}
              </span>
            </span>
            {entry.totalMicros !== null && <Money micros={entry.totalMicros} currency={entry.currency} />}
          </label>
        ))}
      </fieldset>
      {option?.needsSeedMayVary && (
        <Callout title="The lockset would have to accept that seeds may vary">
          The present one does not. The comparison runs all the same; the lockset that you propose afterwards
          says so, and whoever signs it off reads it.
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pendingText="Starting …" isDisabled={!option}>
          Run {pictures} trial {pictures === 1 ? 'picture' : 'pictures'}
          {price}
        </SubmitButton>
        {leftText && <p className="text-dense text-muted">{leftText}</p>}
      </div>
    </VerbForm>
  );
}
