import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/app/ui/button-link';
import { DateTime } from '@/app/ui/date-time';
import { formatBytes, formatDay } from '@/app/ui/format';
import { HashChip } from '@/app/ui/hash-chip';
import { mediaUrl } from '@/app/ui/media-url';
import { PageHeader } from '@/app/ui/page-header';
import { Facts, Panel } from '@/app/ui/panel';
import { Picture } from '@/app/ui/picture';
import { Callout } from '@/app/ui/problems';
import { param, type SearchParams } from '@/app/ui/search-params';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { rightsState } from '@/lib/references/expiry-rules';
import { referenceRoleNames } from '@/lib/references/schemas';
import {
  findReference,
  findReferenceUse,
  listReferenceEvents,
  listReferenceSets,
} from '@/lib/references/store';
import { RightsChips } from '../rights-chips';
import { AffectedAssets } from './affected-assets';
import { CutOut } from './cut-out';
import { HistoryList } from './history-list';
import { SetsPanel } from './sets-panel';
import { UseList } from './use-list';
import { WithdrawButton } from './withdraw-button';

export const metadata: Metadata = { title: 'Reference' };

export default async function ReferencePage({
  params,
  searchParams,
}: {
  params: Promise<{ brand: string; reference: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { brand, reference: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'reference:read');
  const reference = await findReference(db(), ctx.brand.id, id);
  if (!reference) notFound();
  const [use, history, sets] = await Promise.all([
    findReferenceUse(db(), ctx.brand.id, id),
    listReferenceEvents(db(), ctx.brand.id, id),
    listReferenceSets(db(), ctx.brand.id),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const state = rightsState(reference, today);
  const after = param(await searchParams, 'after');
  const list = `/b/${ctx.brand.slug}/references`;
  const path = `${list}/${reference.id}`;
  const open = reference.withdrawnAt === null;
  const mayWrite = can(ctx.roles, 'reference:write') && open;
  const locked = use.campaigns.some((campaign) => campaign.how === 'locked');
  return (
    <>
      <PageHeader
        title={reference.name}
        crumbs={[{ label: 'Reference library', href: list }]}
        meta={<RightsChips reference={reference} today={today} />}
        action={
          <>
            {mayWrite ? (
              <ButtonLink variant="secondary" href={`${path}/rights`}>
                Change rights
              </ButtonLink>
            ) : null}
            {open && can(ctx.roles, 'reference:withdraw') ? (
              <WithdrawButton
                brand={ctx.brand.slug}
                reference={{ id: reference.id, name: reference.name }}
                use={use}
              />
            ) : null}
          </>
        }
      />
      {reference.withdrawnAt ? (
        <div className="mb-4">
          <Callout tone="danger" title={`Withdrawn on ${formatDay(reference.withdrawnAt.toISOString())}`}>
            {reference.withdrawnReason}. Nothing may use this picture any more: no run, submission, sign-off
            or delivery.
          </Callout>
        </div>
      ) : state === 'expired' ? (
        <div className="mb-4">
          <Callout tone="danger" title={`The rights ended on ${formatDay(reference.expiresOn ?? today)}`}>
            Runs, submissions, sign-offs and deliveries that need this picture are refused until the rights
            are renewed.
          </Callout>
        </div>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0 space-y-4">
          <Picture
            src={mediaUrl(ctx.brand.slug, 'reference', reference.id, 1280)}
            alt={reference.name}
            width={reference.width ?? 1280}
            height={reference.height ?? 1280}
            className="max-h-[70vh] p-4 [&_img]:max-h-[66vh]"
            eager
          />
          {reference.role === 'product' ? (
            <CutOut
              brand={ctx.brand.slug}
              reference={reference}
              editHref={mayWrite && !locked ? `${path}/mask` : null}
              locked={locked}
            />
          ) : null}
          <AffectedAssets
            brand={ctx.brand}
            referenceId={reference.id}
            ended={!open || state === 'expired'}
            after={after}
          />
        </div>
        <div className="space-y-4">
          <Panel title="Rights">
            <Facts
              items={[
                { name: 'Owner', value: reference.rightsOwner },
                { name: 'Licence', value: reference.licence },
                { name: 'Consent', value: reference.consent || 'Nobody is shown' },
                {
                  name: 'Territories',
                  value: reference.territories.includes('WORLD')
                    ? 'Worldwide'
                    : reference.territories.join(', '),
                },
                { name: 'Last day', value: reference.expiresOn ? formatDay(reference.expiresOn) : 'No end' },
                { name: 'Revision', value: reference.rightsRevision },
              ]}
            />
          </Panel>
          <Panel title="Record">
            <Facts
              items={[
                { name: 'Kind', value: referenceRoleNames[reference.role] },
                { name: 'SHA-256', value: <HashChip hash={reference.sha256} /> },
                {
                  name: 'File',
                  value: `${reference.mime.replace('image/', '').toUpperCase()}, ${reference.width} × ${reference.height}, ${formatBytes(reference.size)}`,
                },
                {
                  name: 'Uploaded',
                  value: (
                    <>
                      {reference.uploadedByName ?? 'Countersign'}, <DateTime at={reference.createdAt} />
                    </>
                  ),
                },
              ]}
            />
          </Panel>
          <Panel title="Sets">
            <SetsPanel
              key={reference.sets.join()}
              brand={ctx.brand.slug}
              reference={{ id: reference.id, sets: reference.sets }}
              all={sets}
              mayChange={can(ctx.roles, 'reference:curate')}
            />
          </Panel>
          <Panel title="Where it is used">
            <UseList brand={ctx.brand.slug} use={use} />
          </Panel>
          <Panel title="History">
            <HistoryList events={history} />
          </Panel>
        </div>
      </div>
    </>
  );
}
