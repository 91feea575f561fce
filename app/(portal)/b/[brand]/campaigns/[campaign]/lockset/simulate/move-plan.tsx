'use client';

import { Button } from '@heroui/react/button';
import { useRouter } from 'next/navigation';
import { ButtonLink } from '@/app/ui/button-link';
import { Problems } from '@/app/ui/problems';
import { useVerb } from '@/app/ui/use-verb';
import { changeCampaignAction } from '../../../actions';

type Props = {
  brand: string;
  path: string;
  /** The campaign as it would be saved, with the other version in its plan. */
  campaign: Parameters<typeof changeCampaignAction>[0]['input'];
  number: number;
  /** Whether the plan names the other version already. */
  planned: boolean;
};

/** Puts the version into the plan; the lockset in force stays until another one is signed off. */
export function MovePlan({ brand, path, campaign, number, planned }: Props) {
  const router = useRouter();
  const change = useVerb(changeCampaignAction, brand);
  return (
    <div className="flex flex-col gap-3">
      {change.error ? <Problems message={change.error.message} reasons={change.error.reasons} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        {planned ? (
          <ButtonLink href={`${path}?plan=edit`} variant="secondary">
            Go to the plan
          </ButtonLink>
        ) : (
          <Button
            isPending={change.pending}
            onPress={async () => {
              if (await change.run(campaign)) router.push(`${path}?plan=edit`);
            }}
          >
            Put version {number} into the plan
          </Button>
        )}
        <p className="text-dense text-muted">
          {planned
            ? 'The plan does not name the pinned version any more.'
            : 'The lockset in force stays until a brand owner signs the next one off.'}
        </p>
      </div>
    </div>
  );
}
