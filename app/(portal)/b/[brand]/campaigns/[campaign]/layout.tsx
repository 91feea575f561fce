import type { ReactNode } from 'react';
import { PageHeader } from '@/app/ui/page-header';
import { Chip, StateChip } from '@/app/ui/state-chip';
import { findCtx } from '@/lib/auth/require';
import { overridesInForce } from '@/lib/break-glass/store';
import { countWaiting } from '@/lib/campaigns/list-store';
import { namesOf } from '@/lib/campaigns/name-store';
import { findCampaign, findProposal, locksetInForce } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { CampaignTabs } from './campaign-tabs';
import { LocksetBadge } from './lockset-badge';

type Props = { children: ReactNode; params: Promise<{ brand: string; campaign: string }> };

/** The head of every page of a campaign. Whether the person may see the page, each page decides for itself. */
export default async function CampaignLayout({ children, params }: Props) {
  const { brand, campaign: id } = await params;
  const ctx = await findCtx(brand);
  const campaign = ctx && can(ctx.roles, 'campaign:read') ? await findCampaign(db(), ctx.brand.id, id) : null;
  if (!ctx || !campaign) return children;
  const inForce = await locksetInForce(db(), ctx.brand.id, id);
  const proposal = await findProposal(db(), ctx.brand.id, id);
  const names = inForce ? await namesOf(db(), ctx.brand.id, [inForce.document]) : {};
  const waiting = await countWaiting(db(), ctx.brand.id, id);
  const lifted = await overridesInForce(db(), ctx.brand.id, id, new Date());
  const path = `/b/${brand}/campaigns/${id}`;
  return (
    <>
      <PageHeader
        title={campaign.name}
        crumbs={[{ label: 'Campaigns', href: `/b/${brand}/campaigns` }]}
        meta={
          <>
            <StateChip state={campaign.state} />
            {proposal && campaign.state === 'active' && (
              <Chip tone="warning" icon="clock">
                Amendment waits for sign-off
              </Chip>
            )}
            {waiting > 0 && <span>{waiting} in review</span>}
            {inForce && <LocksetBadge brand={brand} lockset={inForce} names={names} />}
          </>
        }
      />
      <CampaignTabs
        path={path}
        tabs={[
          { segment: null, label: 'Overview' },
          { segment: 'run', label: 'Run' },
          { segment: 'assets', label: 'Assets', elsewhere: `/b/${brand}/assets?campaign=${id}` },
          { segment: 'lockset', label: 'Lockset', ...(proposal ? { note: 'waits' } : {}) },
          { segment: 'budget', label: 'Budget' },
          {
            segment: 'rules',
            label: 'Rules',
            ...(lifted.length > 0 ? { note: `${lifted.length} lifted` } : {}),
          },
          { segment: 'activity', label: 'Activity' },
        ]}
      />
      {children}
    </>
  );
}
