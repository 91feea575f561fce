import { Activity } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { Pager } from '@/app/ui/pager';
import { Panel } from '@/app/ui/panel';
import { param, positionOf, type SearchParams, withParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { listActivity } from '@/lib/campaigns/activity-store';
import { findCampaign } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import type { EventName } from '@/lib/events/events';
import { EventList } from '../event-list';

export const metadata: Metadata = { title: 'Activity' };

type Props = {
  params: Promise<{ brand: string; campaign: string }>;
  searchParams: Promise<SearchParams>;
};

const kinds: Record<string, { label: string; types: EventName[] }> = {
  plan: {
    label: 'Plan and locksets',
    types: [
      'campaign.created',
      'campaign.changed',
      'campaign.closed',
      'lockset.proposed',
      'lockset.frozen',
      'lockset.refused',
    ],
  },
  money: {
    label: 'Budget and rules',
    types: [
      'budget.set',
      'rule.switched',
      'break_glass.requested',
      'break_glass.approved',
      'break_glass.declined',
      'break_glass.withdrawn',
      'break_glass.ended',
      'break_glass.used',
    ],
  },
  runs: {
    label: 'Runs',
    types: [
      'run.requested',
      'run.cancelled',
      'output.succeeded',
      'output.failed',
      'output.unknown',
      'output.requeued',
      'output.reconciled',
    ],
  },
  desk: {
    label: 'Model desk',
    types: [
      'campaign.warned',
      'trial.started',
      'trial_picture.succeeded',
      'trial_picture.failed',
      'trial_picture.unknown',
      'trial_picture.settled',
    ],
  },
  pictures: {
    label: 'Pictures',
    types: [
      'concept.started',
      'asset.uploaded',
      'asset.picked',
      'asset.unpicked',
      'asset.labelled',
      'asset.noted',
      'asset.discarded',
      'concept.handed_off',
    ],
  },
  reviews: {
    label: 'Reviews and deliveries',
    types: [
      'asset.submitted',
      'submission.signed_off',
      'submission.changes_requested',
      'submission.rejected',
      'submission.withdrawn',
      'submission.recalled',
      'asset.sealed',
      'asset.delivered',
      'delivery.failed',
      'delivery.retried',
    ],
  },
};

export default async function ActivityPage({ params, searchParams }: Props) {
  const { brand, campaign: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'campaign:read');
  if (!(await findCampaign(db(), ctx.brand.id, id))) notFound();
  const query = await searchParams;
  const path = `/b/${brand}/campaigns/${id}/activity`;
  const before = positionOf(param(query, 'after'));
  const { rows, total, next } = await listActivity(db(), ctx.brand.id, id, {
    types: kinds[param(query, 'kind') ?? '']?.types,
    before,
    limit: 50,
  });
  return (
    <>
      <FilterBar
        path={path}
        params={query}
        filters={[
          {
            kind: 'choice',
            name: 'kind',
            label: 'About',
            any: 'Everything',
            options: Object.entries(kinds).map(([value, { label }]) => ({ value, label })),
          },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState icon={Activity} title="Nothing of this kind has happened yet">
          Everything that people and the system do in this campaign stands here, and stays.
        </EmptyState>
      ) : (
        <Panel>
          <EventList rows={rows} />
        </Panel>
      )}
      <Pager
        shown={rows.length}
        total={total}
        noun="events"
        firstHref={before ? withParams(path, query, {}) : undefined}
        nextHref={next ? withParams(path, query, { after: String(next) }) : undefined}
      />
    </>
  );
}
