import { ImageOff } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/app/ui/button-link';
import { DateTime } from '@/app/ui/date-time';
import { HashChip } from '@/app/ui/hash-chip';
import { mediaUrl } from '@/app/ui/media-url';
import { PageHeader } from '@/app/ui/page-header';
import { Facts, Panel } from '@/app/ui/panel';
import { Picture } from '@/app/ui/picture';
import { StateChip } from '@/app/ui/state-chip';
import { orNotFound, requireCtx, requirePermission } from '@/lib/auth/require';
import { seedClassSchema } from '@/lib/models/schemas';
import { can } from '@/lib/permission';
import { type ProvenanceRecord, readRecord } from '@/lib/provenance/read-record';
import { DeliveriesTab } from '../../assets/[asset]/deliveries-tab';
import { Asked } from '../../assets/parts/asked';
import { FilePanel, ModelPanel, ReviewPanel, RunPanel, TermsPanel } from '../../assets/parts/record-panels';
import { modelNames } from '../../assets/parts/took-over';
import { whatOf } from '../what';
import { RecordEvents } from './record-events';
import { ReferencesPanel } from './references-panel';

export const metadata: Metadata = { title: 'Record' };

type Props = { params: Promise<{ brand: string; record: string }> };

export default async function RecordPage({ params }: Props) {
  const { brand: slug, record: id } = await params;
  const ctx = await requireCtx(slug);
  requirePermission(ctx, 'provenance:read');
  const record = await orNotFound(readRecord(ctx, { id }));
  const { row, asset, making, references, reviews, deliveries, events } = record;
  const brand = ctx.brand.slug;
  // Of the model that made it; before that, of the one that was asked.
  const classed =
    events.find((event) => event.type === 'output.succeeded') ??
    events.find((event) => event.type === 'run.requested');
  const seedClass = seedClassSchema.safeParse(classed?.payload.seedClass).data;
  const names = {
    ...Object.fromEntries(references.map((entry) => [entry.id, entry.name])),
    ...modelNames(making),
  };
  return (
    <>
      <PageHeader
        title={row.title}
        crumbs={[{ label: 'Provenance', href: `/b/${brand}/provenance` }]}
        meta={
          <>
            <StateChip state={row.state} />
            <span>{[whatOf(row), row.market].filter(Boolean).join(', ')}</span>
            <Link href={`/b/${brand}/campaigns/${row.campaignId}`} className="hover:underline">
              {row.campaignName}
            </Link>
            <span>{row.personName}</span>
            <DateTime at={row.at} exact />
            {row.sha256 && <HashChip hash={row.sha256} />}
          </>
        }
        action={
          asset &&
          can(ctx.roles, 'asset:read') && (
            <ButtonLink href={`/b/${brand}/assets/${asset.id}`} variant="outline">
              Open the asset
            </ButtonLink>
          )
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Subject brand={brand} record={record} />
          {asset && <FilePanel asset={asset} />}
          <ReferencesPanel brand={brand} references={references} />
          <Sources brand={brand} record={record} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {making && (
            <>
              <RunPanel brand={brand} making={making} />
              <Panel title="Asked">
                <Asked making={making} open />
              </Panel>
              <ModelPanel making={making} seedClass={seedClass} />
              <TermsPanel making={making} />
            </>
          )}
          {reviews.map((review) => (
            <ReviewPanel key={review.submission.id} review={review} names={names} />
          ))}
          {reviews.length === 0 && (
            <Panel title="Review">
              <p className="text-dense text-muted">It was never submitted, so nobody signed it off.</p>
            </Panel>
          )}
          {reviews.length > 0 && <DeliveriesTab deliveries={deliveries} />}
        </div>
      </div>
      <div className="mt-4">
        <RecordEvents events={events} names={names} />
      </div>
    </>
  );
}

/** The picture, or why there is none. */
function Subject({
  brand,
  record: { row, asset, making, discarded },
}: {
  brand: string;
  record: ProvenanceRecord;
}) {
  if (asset)
    return (
      <Picture
        src={mediaUrl(brand, 'asset', asset.id, 1280)}
        alt={making ? Object.values(making.run.slots).join(', ') : 'An uploaded picture'}
        width={asset.width}
        height={asset.height}
        eager
        className="max-h-[60dvh] p-3 *:max-h-[calc(60dvh-1.5rem)]"
      />
    );
  if (discarded)
    return (
      <Panel
        title="Discarded"
        description="The picture was deleted before it was ever submitted. What is known of it stays."
      >
        <Facts
          items={[
            {
              name: 'Discarded',
              value: (
                <>
                  {discarded.personName}, <DateTime at={discarded.at} exact />
                </>
              ),
            },
            { name: 'SHA-256', value: <HashChip hash={discarded.sha256} length={20} /> },
            {
              name: 'Pixels',
              value: (
                <HashChip hash={discarded.pixelDigest} length={20} label="Copy the digest of the pixels" />
              ),
            },
          ]}
        />
      </Panel>
    );
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-dashed border-border px-6 py-8 text-center text-dense">
      <ImageOff aria-hidden="true" className="size-6 text-muted" strokeWidth={1.75} />
      <p className="font-medium">{noPicture[row.state] ?? 'There is no picture.'}</p>
      {making?.output.message && <p className="text-muted">{making.output.message}</p>}
    </div>
  );
}

const noPicture: Record<string, string> = {
  queued: 'The picture is not made yet: it waits for a worker.',
  running: 'The picture is being made.',
  failed: 'No picture was made.',
  unknown: 'It is not known whether a picture was made.',
  cancelled: 'It was taken back before it was sent to a model.',
};

function Sources({ brand, record: { sources } }: { brand: string; record: ProvenanceRecord }) {
  if (sources.length === 0) return null;
  return (
    <Panel title="Made from">
      <Facts
        items={sources.map((entry) => ({
          name: entry.role,
          value: (
            <>
              <Link href={`/b/${brand}/provenance/${entry.id}`} className="underline underline-offset-2">
                {entry.id}
              </Link>{' '}
              <HashChip hash={entry.sha256} />
            </>
          ),
        }))}
      />
    </Panel>
  );
}
