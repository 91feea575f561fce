import { ClipboardCheck } from 'lucide-react';
import { ButtonLink } from '@/app/ui/button-link';
import { type Column, DataTable } from '@/app/ui/data-table';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { mediaUrl } from '@/app/ui/media-url';
import { Panel } from '@/app/ui/panel';
import { Picture } from '@/app/ui/picture';
import { StateChip } from '@/app/ui/state-chip';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { listWaiting } from '@/lib/home/store';

type Row = Awaited<ReturnType<typeof listWaiting>>[number];

const columns = (brand: string): Column<Row>[] => [
  {
    key: 'what',
    header: 'Picture',
    cell: (row) => (
      <span className="flex items-center gap-3">
        <Picture
          src={mediaUrl(brand, 'asset', row.assetId, 160)}
          alt=""
          width={row.width}
          height={row.height}
          ratio="1"
          className="size-10 shrink-0"
        />
        <span>
          {row.name || row.campaign}
          {row.market ? `, ${row.market}` : ''}
        </span>
      </span>
    ),
  },
  { key: 'stage', header: 'Stage', cell: (row) => <StateChip state={row.state} /> },
  {
    key: 'due',
    header: 'Due',
    cell: (row) => (row.dueAt ? <DateTime at={row.dueAt} /> : <span className="text-muted">No date</span>),
  },
  { key: 'since', header: 'Submitted', cell: (row) => <DateTime at={row.submittedAt} />, wideOnly: true },
];

export async function WaitingPanel({
  ctx,
  stages,
}: {
  ctx: Ctx;
  stages: ('brand_review' | 'legal_review')[];
}) {
  const rows = await listWaiting(db(), ctx.brand.id, stages, 6);
  const path = `/b/${ctx.brand.slug}/review`;
  return (
    <Panel
      title="Waiting for your sign-off"
      actions={
        rows.length > 0 && (
          <ButtonLink href={path} variant="primary" size="sm">
            Open the queue
          </ButtonLink>
        )
      }
    >
      <DataTable
        label="Waiting for your sign-off"
        columns={columns(ctx.brand.slug)}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}?submission=${row.id}`}
        empty={
          <EmptyState icon={ClipboardCheck} title="Nothing waits for you">
            Submitted pictures arrive here with what was asked, what was used, and the terms seen.
          </EmptyState>
        }
      />
    </Panel>
  );
}
