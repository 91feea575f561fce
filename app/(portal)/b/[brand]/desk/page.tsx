import type { Metadata } from 'next';
import { PageHeader } from '@/app/ui/page-header';
import { Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import { param, type SearchParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { deskChoices } from '@/lib/desk/choice-store';
import { defaultTrialCount, trialCounts } from '@/lib/desk/schemas';
import { listTrials } from '@/lib/desk/store';
import { ChooseForm } from './choose-form';
import { EndingPanel } from './ending-list';
import { TrialTable } from './trial-table';
import { TrialView } from './trial-view';
import { TryPanel } from './try-panel';

export const metadata: Metadata = { title: 'Model desk' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

/** Where a model that ends is replaced: choose, compare before and after, propose. */
export default async function DeskPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'campaign:read');
  const query = await searchParams;
  const trialId = param(query, 'trial');
  if (trialId) return <TrialView ctx={ctx} trialId={trialId} />;

  const choices = await deskChoices(db(), ctx.brand.id);
  const campaigns = [...new Map(choices.map((row) => [row.campaignId, row.campaignName]))].map(
    ([id, name]) => ({
      id,
      name,
    }),
  );
  const campaignId = campaigns.find(({ id }) => id === param(query, 'campaign'))?.id ?? '';
  const models = choices
    .filter((row) => row.campaignId === campaignId)
    .map((row) => ({ ...row, value: `${row.tier} ${row.routeId}`, label: `${row.routeName}, ${row.tier}` }));
  const model = models.find(({ value }) => value === param(query, 'model'));
  const count = trialCounts.find((value) => String(value) === param(query, 'count')) ?? defaultTrialCount;
  const path = `/b/${ctx.brand.slug}/desk`;
  return (
    <>
      <PageHeader
        title="Model desk"
        meta="Try another model on what a campaign asked for lately, see before and after, and propose a lockset with it."
      />
      <div className="flex flex-col gap-4">
        <EndingPanel ctx={ctx} />
        <Panel title="Try a replacement">
          {campaigns.length === 0 ? (
            <Callout title="No campaign is active">
              A comparison needs a lockset in force and pictures that were made under it.
            </Callout>
          ) : (
            <ChooseForm
              path={path}
              campaigns={campaigns}
              campaignId={campaignId}
              models={models.map(({ value, label }) => ({ value, label }))}
              model={model?.value ?? ''}
              count={count}
            />
          )}
        </Panel>
        {model && (
          <TryPanel
            ctx={ctx}
            asked={{ campaignId, tier: model.tier, fromRouteId: model.routeId, count }}
            fromName={model.routeName}
          />
        )}
        <section aria-labelledby="comparisons">
          <h2 id="comparisons" className="mb-2 text-sm font-semibold">
            Comparisons
          </h2>
          <TrialTable brand={ctx.brand.slug} rows={await listTrials(db(), ctx.brand.id, { limit: 50 })} />
        </section>
      </div>
    </>
  );
}
