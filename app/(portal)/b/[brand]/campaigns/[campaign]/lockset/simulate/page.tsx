import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { brandReasons } from '@/app/ui/brand-reasons';
import { ButtonLink } from '@/app/ui/button-link';
import { EmptyState } from '@/app/ui/empty-state';
import { Figure } from '@/app/ui/figure';
import { Panel } from '@/app/ui/panel';
import { Problems } from '@/app/ui/problems';
import { param, type SearchParams } from '@/app/ui/search-params';
import { orNotFound, requireCtx, requirePermission } from '@/lib/auth/require';
import { simulateTemplateMove } from '@/lib/campaigns/simulate-template-move';
import { findCampaign, locksetInForce } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { listVersionsOf } from '@/lib/templates/store';
import { VersionDiff } from '../../../../templates/[template]/version-diff';
import { MovePlan } from './move-plan';
import { RefusedRuns } from './refused-runs';

export const metadata: Metadata = { title: 'What moving would change' };

type Props = {
  params: Promise<{ brand: string; campaign: string }>;
  searchParams: Promise<SearchParams>;
};

const times = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The policy simulator: another template version against the campaign's last runs, without running anything. */
export default async function SimulatePage({ params, searchParams }: Props) {
  const { brand, campaign: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'campaign:read');
  const query = await searchParams;
  const [fromVersionId, toVersionId] = [param(query, 'from'), param(query, 'to')];
  const campaign = await findCampaign(db(), ctx.brand.id, id);
  if (!campaign) notFound();
  const inForce = await locksetInForce(db(), ctx.brand.id, id);
  const path = `/b/${brand}/campaigns/${id}`;
  const pinned = inForce?.document.templates.some((entry) => entry.versionId === fromVersionId);
  if (!fromVersionId || !toVersionId || !pinned)
    return (
      <EmptyState
        title="Nothing to compare"
        action={<ButtonLink href={`${path}/lockset`}>Go to the lockset</ButtonLink>}
      >
        Choose a template version that the lockset in force pins, and the one to move it to.
      </EmptyState>
    );
  const { from, to, simulation, planReasons } = await orNotFound(
    simulateTemplateMove(ctx, { campaignId: id, fromVersionId, toVersionId }),
  );
  const versions = (await listVersionsOf(db(), ctx.brand.id, from.templateId)).filter(
    (version) => version.id !== from.id,
  );
  const { plan } = campaign;
  const mayMove = can(ctx.roles, 'campaign:write') && campaign.state === 'active';
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-lg leading-7 font-semibold">
            {from.templateName}: from version {from.number} to version {to.number}
          </h2>
          <p className="text-dense text-muted">
            A dry run over the last {simulation.total || 'no'} runs with version {from.number}. Nothing is
            run, changed or spent.
          </p>
        </div>
        {versions.length > 1 ? (
          <nav aria-label="Move to another version" className="flex flex-wrap gap-3 text-dense">
            {versions.map((version) => (
              <Link
                key={version.id}
                href={`${path}/lockset/simulate?from=${from.id}&to=${version.id}`}
                aria-current={version.id === to.id ? 'true' : undefined}
                className="text-accent-text underline-offset-4 hover:underline aria-current:font-semibold aria-current:text-foreground"
              >
                To version {version.number}
              </Link>
            ))}
          </nav>
        ) : null}
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <Figure
          name="Would now be refused"
          value={simulation.refused.length}
          note={`of ${times(simulation.total, 'run', 'runs')}`}
        />
        <Figure
          name="Would still run"
          value={simulation.total - simulation.refused.length}
          note={
            simulation.refusedToday > 0
              ? `${simulation.refusedToday} of all would be refused today already, for other reasons`
              : 'with the same values'
          }
        />
        <Figure
          name="Reasons"
          value={simulation.why.length}
          note={simulation.why.length > 0 ? 'each with what to do, below' : 'none'}
        />
      </div>
      {planReasons.length > 0 ? (
        <Problems
          tone="warning"
          live={false}
          message="The lockset would have to change for it as well"
          reasons={brandReasons(brand, planReasons).map(({ href: _href, path: _path, ...rest }) => rest)}
        />
      ) : null}
      {simulation.refused.length > 0 ? (
        <RefusedRuns path={path} simulation={simulation} spec={from.spec} />
      ) : (
        <Panel>
          <p className="flex items-center gap-2 text-dense">
            <CircleCheck aria-hidden className="size-4 text-success-text" />
            {simulation.total === 0
              ? 'Nothing was run with the pinned version yet, so nothing could be tried.'
              : 'Every one of these runs would be accepted again.'}
          </p>
        </Panel>
      )}
      <Panel title="What changed, word by word">
        <VersionDiff before={from.spec} after={to.spec} />
      </Panel>
      {mayMove ? (
        <MovePlan
          brand={brand}
          path={path}
          campaign={{
            campaignId: campaign.id,
            revision: campaign.revision,
            name: campaign.name,
            brief: campaign.brief,
            startsOn: campaign.startsOn,
            endsOn: campaign.endsOn,
            plan: {
              ...plan,
              templateVersionIds: [
                ...new Set(plan.templateVersionIds.map((entry) => (entry === from.id ? to.id : entry))),
              ],
            },
          }}
          number={to.number}
          planned={!plan.templateVersionIds.includes(from.id)}
        />
      ) : null}
    </div>
  );
}
