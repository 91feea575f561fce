import { ButtonLink } from '@/app/ui/button-link';
import { Callout } from '@/app/ui/problems';
import type { LocksetRecord } from '@/lib/campaigns/store';
import { can, type Role } from '@/lib/permission';

/** The one thing that the campaign waits for, and the way to it for whoever can do it. */
export function NextStep({
  path,
  state,
  proposal,
  hasBudget,
  roles,
  me,
}: {
  path: string;
  state: string;
  proposal: LocksetRecord | null;
  hasBudget: boolean;
  roles: readonly Role[];
  me: string;
}) {
  if (proposal) {
    const mayDecide = can(roles, 'lockset:sign_off');
    const mine = proposal.proposedBy === me;
    return (
      <Callout
        tone="warning"
        title={
          mayDecide && !mine
            ? `Lockset ${proposal.number} is waiting for your sign-off`
            : `Lockset ${proposal.number} is waiting for a brand owner`
        }
      >
        <p className="mb-2">
          {proposal.proposedByName} proposed it.{' '}
          {mayDecide && mine
            ? 'You proposed it yourself, so another brand owner signs it off.'
            : 'Read what it locks, then sign it off or send it back.'}
        </p>
        <ButtonLink href={`${path}/lockset`} size="sm" variant={mayDecide && !mine ? 'primary' : 'outline'}>
          {mayDecide && !mine ? 'Read and decide' : 'See the proposal'}
        </ButtonLink>
      </Callout>
    );
  }
  if (!hasBudget && state !== 'closed')
    return (
      <Callout tone="warning" title="No budget yet, so nothing can run">
        <p className="mb-2">
          {can(roles, 'budget:set') ? 'Say how much it may spend.' : 'Ask the lead to set one.'}
        </p>
        <ButtonLink
          href={`${path}/budget`}
          size="sm"
          variant={can(roles, 'budget:set') ? 'primary' : 'outline'}
        >
          {can(roles, 'budget:set') ? 'Set the budget' : 'Budget'}
        </ButtonLink>
      </Callout>
    );
  if (state === 'active' && can(roles, 'run:create'))
    return (
      <Callout title="The campaign is active">
        <p className="mb-2">Fill the slots; model, seed, price and budget show before you press.</p>
        <ButtonLink href={`${path}/run`} size="sm">
          Run drafts
        </ButtonLink>
      </Callout>
    );
  if (state === 'closed')
    return (
      <Callout title="The campaign is closed">
        Nothing new runs in it. Its pictures and its record stay.
      </Callout>
    );
  return null;
}
