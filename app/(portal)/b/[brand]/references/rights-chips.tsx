import { formatDay } from '@/app/ui/format';
import { Chip, StateChip } from '@/app/ui/state-chip';
import { rightsState } from '@/lib/references/expiry-rules';
import { referenceRoleNames } from '@/lib/references/schemas';
import type { ReferenceRow } from '@/lib/references/store';

type Props = {
  reference: Pick<ReferenceRow, 'role' | 'expiresOn' | 'withdrawnAt' | 'maskSha256' | 'territories'>;
  today: string;
};

const where = (territories: readonly string[]) =>
  `${territories.slice(0, 3).join(', ')}${territories.length > 3 ? ` +${territories.length - 3}` : ''}`;

/** Kind, state of the rights with their last day, and where they hold. */
export function RightsChips({ reference, today }: Props) {
  const state = rightsState(reference, today);
  const day = reference.expiresOn ? formatDay(reference.expiresOn) : null;
  const words: Record<typeof state, string> = {
    valid: day ? `Until ${day}` : 'No end',
    expiring: `Ends ${day}`,
    expired: `Ended ${day}`,
    withdrawn: 'Withdrawn',
  };
  return (
    <span className="flex flex-wrap gap-1">
      <StateChip state={state} word={words[state]} />
      <Chip>{referenceRoleNames[reference.role]}</Chip>
      {reference.maskSha256 ? <Chip>Cut out</Chip> : null}
      {reference.territories.includes('WORLD') ? null : <Chip>{where(reference.territories)}</Chip>}
    </span>
  );
}
