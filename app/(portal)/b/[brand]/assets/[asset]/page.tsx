import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AutoRefresh } from '@/app/ui/auto-refresh';
import { HashChip } from '@/app/ui/hash-chip';
import { mediaUrl } from '@/app/ui/media-url';
import { PageHeader } from '@/app/ui/page-header';
import { Panel } from '@/app/ui/panel';
import { Picture } from '@/app/ui/picture';
import { Callout } from '@/app/ui/problems';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { Chip, StateChip } from '@/app/ui/state-chip';
import { TabLinks } from '@/app/ui/tab-links';
import { type AssetRecord, readAsset } from '@/lib/assets/read-asset';
import { readStanding } from '@/lib/assets/read-standing';
import { downloadRefusal } from '@/lib/assets/rules';
import { readStory } from '@/lib/assets/story-store';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { isLive, stageOf } from '@/lib/reviews/rules';
import { HandOffPanel } from '../../hand-offs/concept-hand-offs';
import { LineageStrip } from '../parts/lineage-strip';
import { Notes } from '../parts/notes';
import { StandingList } from '../parts/standing-list';
import { Timeline } from '../parts/timeline';
import { modelNames } from '../parts/took-over';
import { ActionsPanel, type Offers } from './actions-panel';
import { CredentialsTab } from './credentials-tab';
import { DeliveriesTab } from './deliveries-tab';
import { LabelForm } from './label-form';
import { RecordTab } from './record-tab';
import { UnderBreakGlass } from './under-break-glass';

export const metadata: Metadata = { title: 'Asset' };

type Props = {
  params: Promise<{ brand: string; asset: string }>;
  searchParams: Promise<SearchParams>;
};

const tabs = [
  { name: 'story', label: 'Story' },
  { name: 'record', label: 'Record' },
  { name: 'rights', label: 'Rights and terms' },
  { name: 'deliveries', label: 'Deliveries' },
  { name: 'credentials', label: 'Credentials' },
] as const;

/** What is offered to this person; the verbs decide again. */
function offersFor(ctx: Ctx, { asset, reviews, graph }: AssetRecord): Offers {
  const newest = reviews[0]?.submission;
  const live = isLive(asset.submissionState);
  const stage = newest && stageOf(newest.state);
  const may = (permission: Parameters<typeof can>[1]) => can(ctx.roles, permission);
  return {
    pick: may('asset:pick') && !asset.picked,
    unpick: may('asset:pick') && asset.picked && !live,
    submit: may('submission:create') && asset.picked && !live,
    withdraw: may('submission:withdraw') && Boolean(stage) && newest?.submittedBy === ctx.actor.id,
    review: may('review:read') && Boolean(stage),
    recall: may('submission:recall') && asset.submissionState === 'approved',
    retry:
      may('submission:create') && asset.submissionState === 'approved' && asset.deliveryState === 'failed',
    discard:
      may('asset:discard') &&
      !asset.picked &&
      reviews.length === 0 &&
      !graph.nodes.some((node) => node.depth > 0),
  };
}

export default async function AssetPage({ params, searchParams }: Props) {
  const { brand: slug, asset: id } = await params;
  const ctx = await requireCtx(slug);
  requirePermission(ctx, 'asset:read');
  const record = await readAsset(db(), ctx, id);
  if (!record) notFound();
  const query = await searchParams;
  const { asset, making, graph, notes, deliveries } = record;
  const brand = ctx.brand.slug;
  const path = `/b/${brand}/assets/${asset.id}`;
  const tab = tabs.find(({ name }) => name === param(query, 'tab')) ?? tabs[0];
  const tabHref = (name: string) => withParams(path, {}, { tab: name === 'story' ? undefined : name });
  const recalled = graph.nodes.filter((node) => node.depth < 0 && node.state === 'recalled');
  const underWay = deliveries.some(({ state }) => state === 'pending' || state === 'sealed');
  const alt = making ? Object.values(making.run.slots).join(', ') : 'An uploaded picture';
  return (
    <>
      <AutoRefresh active={underWay && asset.submissionState === 'approved'} seconds={3} />
      <PageHeader
        title={asset.title}
        crumbs={[{ label: 'Assets', href: `/b/${brand}/assets` }]}
        meta={
          <>
            <StateChip state={asset.state} />
            {underWay && asset.submissionState === 'approved' && (
              <Chip tone="accent" icon="spin">
                Being sealed and delivered
              </Chip>
            )}
            <span>{asset.campaignName}</span>
            {asset.market && <span>{asset.market}</span>}
            {asset.tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
            <HashChip hash={asset.sha256} />
          </>
        }
      />
      <UnderBreakGlass ctx={ctx} assetId={asset.id} />
      {recalled.length > 0 && (
        <div className="mb-4">
          <Callout tone="warning" title="A picture that this was made from was recalled">
            Its own approval stands until legal decides; look at the lineage below.
          </Callout>
        </div>
      )}
      {asset.deliveryState === 'failed' && asset.submissionState === 'approved' && (
        <div className="mb-4">
          <Callout tone="danger" title="It could not be delivered">
            {deliveries[0]?.message}
          </Callout>
        </div>
      )}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Picture
            src={mediaUrl(brand, 'asset', asset.id, 1280)}
            alt={alt}
            width={asset.width}
            height={asset.height}
            eager
            className="max-h-[70dvh] p-3 *:max-h-[calc(70dvh-1.5rem)]"
          />
          <LineageStrip brand={brand} graph={graph} />
        </div>
        <aside aria-label="Actions" className="flex flex-col gap-3">
          <Panel>
            <ActionsPanel
              brand={brand}
              assetId={asset.id}
              submissionId={asset.submissionId}
              offers={offersFor(ctx, record)}
              delivered={asset.state === 'delivered'}
              descendants={graph.nodes.filter((node) => node.depth > 0).length}
              downloadRefusal={downloadRefusal(asset.state)}
            />
          </Panel>
          <HandOffPanel ctx={ctx} conceptId={asset.conceptId} />
          {can(ctx.roles, 'asset:annotate') && (
            <Panel title="Name and tags">
              <LabelForm
                brand={brand}
                assetId={asset.id}
                revision={asset.labelRevision}
                name={asset.name}
                tags={asset.tags}
              />
            </Panel>
          )}
          <Panel title="Notes">
            <Notes
              brand={brand}
              assetId={asset.id}
              notes={notes}
              mayWrite={can(ctx.roles, 'asset:annotate')}
            />
          </Panel>
        </aside>
      </div>
      <div className="mt-6">
        <TabLinks
          label="About this asset"
          tabs={tabs.map(({ name, label }) => ({
            href: tabHref(name),
            label,
            ...(name === 'deliveries' ? { count: deliveries.length } : {}),
          }))}
          current={tabHref(tab.name)}
        />
        <Tab name={tab.name} ctx={ctx} record={record} />
      </div>
    </>
  );
}

async function Tab({
  name,
  ctx,
  record,
}: {
  name: (typeof tabs)[number]['name'];
  ctx: Ctx;
  record: AssetRecord;
}) {
  const { asset, graph, deliveries } = record;
  const brand = ctx.brand.slug;
  if (name === 'record') return <RecordTab brand={brand} record={record} />;
  if (name === 'rights')
    return (
      <Panel title="Rights and terms of the whole lineage, now">
        <StandingList brand={brand} standing={await readStanding(db(), asset)} />
      </Panel>
    );
  if (name === 'deliveries') return <DeliveriesTab deliveries={deliveries} />;
  if (name === 'credentials') return <CredentialsTab brandId={ctx.brand.id} asset={asset} />;
  const line = graph.nodes.filter((node) => node.depth <= 0).map((node) => node.id);
  return (
    <Panel title="From the root to this picture">
      <Timeline
        brand={brand}
        lines={await readStory(db(), ctx.brand.id, line)}
        names={modelNames(record.making)}
        withPictures
      />
    </Panel>
  );
}
