import { LockKeyhole } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/app/ui/button-link';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { HashChip } from '@/app/ui/hash-chip';
import { Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import { param, type SearchParams } from '@/app/ui/search-params';
import { Chip, StateChip } from '@/app/ui/state-chip';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { namesOf } from '@/lib/campaigns/name-store';
import { findCampaign, type LocksetRecord, listLocksets } from '@/lib/campaigns/store';
import { db } from '@/lib/db/client';
import { listTrials } from '@/lib/desk/store';
import { can } from '@/lib/permission';
import { findTemplateVersion, listPublishedVersions } from '@/lib/templates/store';
import { Evidence } from '../../../desk/evidence';
import { LockedThings } from '../locked-things';
import { Changes } from './changes';
import { CompareForm } from './compare-form';
import { NewerVersions } from './newer-versions';
import { SignOffPanel } from './sign-off-panel';

export const metadata: Metadata = { title: 'Lockset' };

type Props = {
  params: Promise<{ brand: string; campaign: string }>;
  searchParams: Promise<SearchParams>;
};

/** The version that this one would replace, or replaced: the newest frozen one before it. */
const replaced = (all: readonly LocksetRecord[], one: LocksetRecord) =>
  all.find((entry) => entry.number < one.number && entry.state === 'frozen') ?? null;

export default async function LocksetPage({ params, searchParams }: Props) {
  const { brand, campaign: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'campaign:read');
  const campaign = await findCampaign(db(), ctx.brand.id, id);
  if (!campaign) notFound();
  const all = await listLocksets(db(), ctx.brand.id, id);
  const names = await namesOf(
    db(),
    ctx.brand.id,
    all.map((entry) => entry.document),
  );
  if (all.length === 0)
    return (
      <EmptyState
        icon={LockKeyhole}
        title="Nothing is locked yet"
        action={<ButtonLink href={`/b/${brand}/campaigns/${id}`}>Go to the plan</ButtonLink>}
      >
        When the plan is complete it is proposed as a lockset: one text with one SHA-256. A brand owner signs
        that hash off, and every run carries it.
      </EmptyState>
    );
  const path = `/b/${brand}/campaigns/${id}/lockset`;
  const trials = await listTrials(db(), ctx.brand.id, { campaignId: id, limit: 50 });
  const published = await listPublishedVersions(db(), ctx.brand.id);
  const versionIds = new Set(all.flatMap((entry) => entry.document.templates.map((row) => row.versionId)));
  const versions = (
    await Promise.all([...versionIds].map((versionId) => findTemplateVersion(db(), ctx.brand.id, versionId)))
  ).filter((version) => version !== null);
  const inForceNow = all.find((entry) => entry.id === campaign.locksetId);
  const query = await searchParams;
  const named = (name: string) => all.find((entry) => String(entry.number) === param(query, name));
  const [newest] = all;
  const to = named('to') ?? newest;
  const from = named('from') ?? (to ? replaced(all, to) : null) ?? all.at(-1);
  return (
    <div className="flex flex-col gap-4">
      {inForceNow ? <NewerVersions path={path} inForce={inForceNow} published={published} /> : null}
      {from && to && all.length > 1 ? (
        <Panel title="Compare two versions">
          <CompareForm
            path={path}
            numbers={all.map((entry) => entry.number)}
            from={from.number}
            to={to.number}
          />
          {named('from') && named('to') ? (
            <Changes from={from} to={to} names={names} versions={versions} />
          ) : null}
        </Panel>
      ) : null}
      {all.map((lockset) => {
        const inForce = lockset.id === campaign.locksetId;
        const waits = lockset.state === 'proposed';
        return (
          <Panel
            key={lockset.id}
            id={lockset.id}
            title={
              <span className="flex flex-wrap items-center gap-2">
                Version {lockset.number}
                {waits ? (
                  <StateChip state="proposed" />
                ) : lockset.state === 'refused' ? (
                  <StateChip state="refused" word="Sent back" />
                ) : inForce ? (
                  <StateChip state="frozen" word="In force" />
                ) : (
                  <Chip icon="lock">Frozen, replaced</Chip>
                )}
                <HashChip hash={lockset.sha256} label="Copy the lock hash" />
              </span>
            }
            description={
              <>
                {lockset.proposedByName} proposed it <DateTime at={lockset.proposedAt} />
                {lockset.frozenAt && (
                  <>
                    ; {lockset.signedByName ?? 'somebody'} signed it off <DateTime at={lockset.frozenAt} />
                  </>
                )}
                .
              </>
            }
            actions={
              <ButtonLink
                href={`/api/b/${brand}/locksets/${lockset.id}`}
                download
                variant="outline"
                size="sm"
                aria-label={`Download version ${lockset.number} as JSON`}
              >
                JSON
              </ButtonLink>
            }
          >
            {lockset.refusedReason && (
              <Callout tone="warning" title="Why it was sent back">
                {lockset.refusedReason}
              </Callout>
            )}
            <Changes from={replaced(all, lockset)} to={lockset} names={names} versions={versions} />
            <Evidence brand={brand} from={replaced(all, lockset)} to={lockset} trials={trials} />
            <details open={waits}>
              <summary className="cursor-pointer text-dense text-accent-text">
                Everything that it locks
              </summary>
              <div className="mt-2">
                <LockedThings document={lockset.document} names={names} />
              </div>
            </details>
            {waits && can(ctx.roles, 'lockset:sign_off') && (
              <SignOffPanel
                brand={brand}
                lockset={{ id: lockset.id, number: lockset.number, sha256: lockset.sha256 }}
                campaignName={campaign.name}
                person={ctx.actor.name}
                mine={lockset.proposedBy === ctx.actor.id}
              />
            )}
          </Panel>
        );
      })}
    </div>
  );
}
