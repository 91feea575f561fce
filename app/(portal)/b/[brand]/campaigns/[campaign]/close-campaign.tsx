'use client';

import { ConfirmButton } from '@/app/ui/confirm-button';
import { useVerb } from '@/app/ui/use-verb';
import { closeCampaignAction } from '../actions';

export function CloseCampaign({
  brand,
  campaignId,
  name,
}: {
  brand: string;
  campaignId: string;
  name: string;
}) {
  const verb = useVerb(closeCampaignAction, brand);
  return (
    <div>
      <ConfirmButton
        label="Close the campaign"
        title={`Close ${name}?`}
        confirmLabel="Close the campaign"
        danger
        look={{ variant: 'danger-soft', size: 'sm' }}
        verb={verb}
        onConfirm={() => verb.run({ campaignId })}
      >
        <p>
          Nothing new can run in it from then on, and it cannot be opened again. Its pictures, reviews and
          deliveries stay as they are.
        </p>
      </ConfirmButton>
    </div>
  );
}
