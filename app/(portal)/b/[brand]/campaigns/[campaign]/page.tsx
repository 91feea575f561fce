import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { brandReasons } from '@/app/ui/brand-reasons';
import { ButtonLink } from '@/app/ui/button-link';
import { DateTime } from '@/app/ui/date-time';
import { formatDay } from '@/app/ui/format';
import { Facts, Panel } from '@/app/ui/panel';
import { Callout, Problems } from '@/app/ui/problems';
import { param, type SearchParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { findBudget } from '@/lib/budgets/store';
import { namesOf } from '@/lib/campaigns/name-store';
import { planReasons } from '@/lib/campaigns/plan-rules';
import { planChoices, planWorld } from '@/lib/campaigns/plan-world';
import { findCampaign, findProposal, locksetInForce } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { EndingPanel } from '../../desk/ending-list';
import { CloseCampaign } from './close-campaign';
import { LockedThings } from './locked-things';
import { NextStep } from './next-step';
import { PlanEditor } from './plan/plan-editor';

export const metadata: Metadata = { title: 'Campaign' };

type Props = {
  params: Promise<{ brand: string; campaign: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function CampaignPage({ params, searchParams }: Props) {
  const { brand, campaign: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'campaign:read');
  const campaign = await findCampaign(db(), ctx.brand.id, id);
  if (!campaign) notFound();
  const proposal = await findProposal(db(), ctx.brand.id, id);
  const inForce = await locksetInForce(db(), ctx.brand.id, id);
  const budget = await findBudget(db(), id);
  const path = `/b/${brand}/campaigns/${id}`;
  const today = new Date().toISOString().slice(0, 10);
  const mayWrite = can(ctx.roles, 'campaign:write');
  const open = (campaign.state === 'draft' || campaign.state === 'active') && !proposal;
  const editing =
    mayWrite && open && (campaign.state === 'draft' || param(await searchParams, 'plan') === 'edit');
  const shown = proposal ?? inForce;
  const names = shown ? await namesOf(db(), ctx.brand.id, [shown.document]) : {};

  if (editing) {
    const choices = await planChoices(db(), ctx.brand.id, today);
    return (
      <>
        {inForce && (
          <div className="mb-4">
            <Callout title={`Lockset ${inForce.number} stays in force until its successor is signed off`}>
              What you write here is the plan of the next one. Runs go on under the present one meanwhile.
            </Callout>
          </div>
        )}
        <PlanEditor
          brand={brand}
          path={path}
          campaign={{
            id,
            revision: campaign.revision,
            name: campaign.name,
            brief: campaign.brief,
            startsOn: campaign.startsOn,
            endsOn: campaign.endsOn,
            plan: campaign.plan,
          }}
          mayPropose={can(ctx.roles, 'campaign:propose')}
          world={{
            today,
            templates: choices.templates.map(({ id: versionId, name, number, specHash, spec }) => ({
              id: versionId,
              name,
              number,
              specHash,
              spec: {
                parent: spec.parent,
                references: spec.references,
                seeds: spec.seeds,
                tiers: spec.tiers,
                sizes: spec.sizes,
              },
            })),
            references: choices.references.map(
              ({
                id: referenceId,
                name,
                role,
                sets,
                sha256,
                territories,
                expiresOn,
                withdrawnAt,
                withdrawnReason,
              }) => ({
                id: referenceId,
                name,
                role,
                sets,
                sha256,
                territories,
                expiresOn,
                withdrawnAt,
                withdrawnReason,
              }),
            ),
            routes: choices.routes,
          }}
        />
      </>
    );
  }

  const reasons =
    campaign.state === 'draft'
      ? planReasons(campaign.plan, await planWorld(db(), ctx.brand.id, campaign.plan, today))
      : [];
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <EndingPanel ctx={ctx} campaignId={id} />
        <NextStep
          path={path}
          state={campaign.state}
          proposal={proposal}
          hasBudget={budget !== null}
          roles={ctx.roles}
          me={ctx.actor.id}
        />
        {shown ? (
          <Panel
            title={proposal ? `Lockset ${shown.number}, proposed` : `Lockset ${shown.number}, in force`}
            description={
              proposal
                ? 'What a brand owner is asked to sign off.'
                : 'What every run of this campaign carries, by its hash.'
            }
            actions={
              mayWrite && open ? (
                <ButtonLink href={`${path}?plan=edit`} variant="outline" size="sm">
                  Prepare a change
                </ButtonLink>
              ) : undefined
            }
          >
            <LockedThings document={shown.document} names={names} />
          </Panel>
        ) : (
          <Panel title="The plan" description="It is being written; nothing is locked yet.">
            {reasons.length > 0 ? (
              <Problems
                tone="warning"
                live={false}
                message="Still missing before it can be proposed"
                reasons={brandReasons(brand, reasons).map(
                  ({ href: _href, path: _path, ...reason }) => reason,
                )}
              />
            ) : (
              <p className="text-dense">It is complete and can be proposed.</p>
            )}
          </Panel>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Panel title="About">
          {campaign.brief && <p className="text-dense whitespace-pre-line">{campaign.brief}</p>}
          <Facts
            items={[
              ...(campaign.startsOn ? [{ name: 'First day', value: formatDay(campaign.startsOn) }] : []),
              ...(campaign.endsOn ? [{ name: 'Last day', value: formatDay(campaign.endsOn) }] : []),
              { name: 'Begun', value: <DateTime at={campaign.createdAt} /> },
            ]}
          />
        </Panel>
        {mayWrite && open && <CloseCampaign brand={brand} campaignId={id} name={campaign.name} />}
      </div>
    </div>
  );
}
