import { Download, ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/app/ui/button-link';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { formatCount } from '@/app/ui/format';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { stateLook } from '@/app/ui/states';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { can } from '@/lib/permission';
import { readLog } from '@/lib/provenance/read-log';
import { NOT_ANCHORED, readRecordFilter, recordStates } from '@/lib/provenance/schemas';
import { LogTable } from './log-table';
import { VerifyNow } from './verify-now';

export const metadata: Metadata = { title: 'Provenance' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

export default async function ProvenancePage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'provenance:read');
  // `verify` offers a verification once; it does not stay in the addresses made here.
  const { verify, ...query } = await searchParams;
  const path = `/b/${ctx.brand.slug}/provenance`;
  const filter = readRecordFilter((name) => param(query, name));
  const filtered = Object.keys(filter).length > 0;
  const after = param(query, 'after') ?? null;
  const oldest = param(query, 'order') === 'oldest';
  const log = await readLog(ctx, { filter, after, oldest });
  return (
    <>
      <PageHeader
        title="Provenance"
        meta={`${formatCount(log.size)} ${log.size === 1 ? 'record' : 'records'}: every picture that was asked for or uploaded, whatever became of it`}
        action={
          can(ctx.roles, 'provenance:export') &&
          log.total > 0 && (
            <ButtonLink
              href={withParams(`/api${path}/export`, query, { order: undefined })}
              variant="outline"
              download
            >
              <Download aria-hidden="true" /> Export {formatCount(log.total)}{' '}
              {log.total === 1 ? 'row' : 'rows'} as CSV
            </ButtonLink>
          )
        }
      />
      <VerifyNow
        brand={ctx.brand.slug}
        mayVerify={can(ctx.roles, 'provenance:verify')}
        offered={verify !== undefined}
        last={log.verified}
        note={NOT_ANCHORED}
      />
      <FilterBar
        path={path}
        params={query}
        search="Search name, prompt, slot, id or hash"
        filters={[
          { kind: 'choice', name: 'campaign', label: 'Campaign', options: log.choices.campaigns },
          { kind: 'choice', name: 'person', label: 'Person', any: 'Anybody', options: log.choices.people },
          { kind: 'choice', name: 'model', label: 'Model', options: log.choices.models },
          {
            kind: 'choice',
            name: 'state',
            label: 'State',
            options: recordStates.map((state) => ({ value: state, label: stateLook(state).word })),
          },
          { kind: 'date', name: 'from', label: 'From (UTC)' },
          { kind: 'date', name: 'to', label: 'To (UTC)' },
        ]}
        keep={['order']}
      />
      {log.rows.length === 0 ? (
        <EmptyState icon={ScrollText} title={filtered ? 'Nothing matches' : 'No records yet'}>
          {filtered
            ? 'Take a filter away to see more.'
            : 'The first run or upload of a campaign begins the log. From then on every picture stands here with who asked for it, what was asked, and what became of it.'}
        </EmptyState>
      ) : (
        <LogTable
          path={path}
          rows={log.rows}
          sort={{
            by: 'time',
            dir: oldest ? 'asc' : 'desc',
            href: (_, dir) => withParams(path, query, { order: dir === 'asc' ? 'oldest' : undefined }),
          }}
        />
      )}
      <Pager
        shown={log.rows.length}
        total={log.total}
        noun={log.total === 1 ? 'record' : 'records'}
        firstHref={after ? withParams(path, query, {}) : undefined}
        nextHref={log.next ? withParams(path, query, { after: log.next }) : undefined}
      />
    </>
  );
}
