import Link from 'next/link';
import { Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import { policiesOf } from '@/lib/campaigns/schemas';
import { findProposal } from '@/lib/campaigns/store';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import type { TrialRead } from '@/lib/desk/read-trial';
import { withReplacement } from '@/lib/desk/rules';
import { looseSeed } from '@/lib/models/names';
import { tierSchema } from '@/lib/models/schemas';
import { can } from '@/lib/permission';
import { ProposePanel } from './propose-panel';

const title = 'Propose a lockset with the replacement';

/** The step after the comparison: for whoever may propose, while nothing else waits for a sign-off. */
export async function NextLockset({ ctx, read }: { ctx: Ctx; read: TrialRead }) {
  const { trial, campaign, from, to } = read;
  const tier = tierSchema.parse(trial.tier);
  const path = `/b/${ctx.brand.slug}/campaigns/${campaign.id}`;
  const planned = campaign.plan.tiers.find((entry) => entry.tier === tier)?.routeIds ?? [];
  if (campaign.state !== 'active') return null;
  if (await findProposal(db(), ctx.brand.id, campaign.id))
    return (
      <Panel title={title}>
        <Callout title="A lockset of this campaign waits for its sign-off">
          <Link href={`${path}/lockset`} className="underline underline-offset-2">
            Look at what is proposed
          </Link>
          . The next change can be proposed when it is signed off or sent back.
        </Callout>
      </Panel>
    );
  if (!planned.includes(from.id))
    return (
      <Panel title={title}>
        <p className="text-dense text-muted">
          The plan of the campaign does not name {from.name} in its {tier} tier any more.
        </p>
      </Panel>
    );
  if (!can(ctx.roles, 'campaign:propose'))
    return (
      <Panel title={title}>
        <p className="text-dense text-muted">A campaign manager or a brand owner proposes it.</p>
      </Panel>
    );
  const plan = withReplacement(campaign.plan, {
    tier,
    from: from.id,
    to: to.id,
    seedClass: to.spec.seedClass,
  });
  const loosened = policiesOf(plan).seedMayVary && !policiesOf(campaign.plan).seedMayVary;
  const { name, brief, startsOn, endsOn, revision } = campaign;
  return (
    <ProposePanel
      key={revision}
      brand={ctx.brand.slug}
      next={{ campaignId: campaign.id, revision, name, brief, startsOn, endsOn, plan }}
      changes={[
        `${to.name} takes the place of ${from.name} in the ${tier} tier.`,
        ...(loosened
          ? [
              `Seeds may vary: ${to.name} ${looseSeed(to.spec.seedClass)}, so the same request may give another picture.`,
            ]
          : []),
        'What else the plan says stays as it is written there.',
      ]}
    />
  );
}
