import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { mediaUrl } from '@/app/ui/media-url';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { TabLinks } from '@/app/ui/tab-links';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import type { SubmissionState } from '@/lib/db/schema/reviews';
import { countSubmissions, listSubmissions, statesToSign } from '@/lib/reviews/queue-store';
import { type ReviewRecord, readSubmission } from '@/lib/reviews/read-submission';
import { Queue } from './queue';
import { Side } from './side';
import { StepKeys } from './step-keys';
import { Key, Viewer } from './viewer';

export const metadata: Metadata = { title: 'Review' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

const open: SubmissionState[] = ['brand_review', 'legal_review'];
const decided: SubmissionState[] = ['approved', 'changes_requested', 'rejected', 'withdrawn', 'recalled'];

/** Which lists there are for this person, and which one is shown. */
async function lists(ctx: Ctx, query: SearchParams, path: string) {
  const mine = statesToSign(ctx.roles);
  const all: { name: string; label: string; states: SubmissionState[] }[] = [
    ...(mine.length > 0
      ? [{ name: 'mine', label: 'Waiting for me', states: mine as SubmissionState[] }]
      : []),
    { name: 'open', label: 'All in review', states: open },
    { name: 'decided', label: 'Decided', states: decided },
  ];
  const shown = all.find(({ name }) => name === param(query, 'show')) ?? all[0];
  const tabs = await Promise.all(
    all.map(async ({ name, label, states }) => ({
      href: withParams(path, {}, { show: name }),
      label,
      count: await countSubmissions(db(), ctx.brand.id, states),
    })),
  );
  return { tabs, shown: shown ?? { name: 'open', label: 'All in review', states: open } };
}

function shots(brand: string, { asset, making, parents }: ReviewRecord) {
  const asked = making ? Object.values(making.run.slots).join(', ') : 'an uploaded picture';
  const shot = (id: string, width: number, height: number, alt: string) => ({
    src: mediaUrl(brand, 'asset', id, 1280),
    large: mediaUrl(brand, 'asset', id, 2048),
    width,
    height,
    alt,
  });
  const [parent] = parents;
  return {
    picture: shot(asset.id, asset.width, asset.height, `${asset.title}: ${asked}`),
    before: parent
      ? shot(parent.id, parent.width, parent.height, 'The picture that this was made from')
      : null,
  };
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'review:read');
  const query = await searchParams;
  const brand = ctx.brand.slug;
  const path = `/b/${brand}/review`;
  const { tabs, shown } = await lists(ctx, query, path);
  const { rows, total, next } = await listSubmissions(db(), ctx.brand.id, {
    states: shown.states,
    q: param(query, 'q'),
    newest: param(query, 'order') === 'newest' || shown.name === 'decided',
    after: param(query, 'after'),
    limit: 25,
  });
  const asked = param(query, 'submission');
  const selectedId = asked ?? rows[0]?.id ?? null;
  const record = selectedId ? await readSubmission(db(), ctx, selectedId) : null;
  if (asked && !record) notFound();
  const after = param(query, 'after');
  const hrefOf = (id: string | undefined) =>
    withParams(path, query, { submission: id, show: shown.name, after });
  const index = rows.findIndex((row) => row.id === selectedId);
  const following = index >= 0 ? rows[index + 1] : undefined;
  const previous = index > 0 ? rows[index - 1] : undefined;
  // After the last one on the page comes whatever is first then.
  const onwards = hrefOf(following?.id ?? (rows[0]?.id === selectedId ? undefined : rows[0]?.id));
  return (
    <>
      <PageHeader
        title="Review"
        meta={
          <span className="max-md:hidden">
            <Key>J</Key> next <Key>K</Key> previous <Key>Z</Key> own size <Key>B</Key> before and after
          </span>
        }
      />
      <TabLinks label="Lists" tabs={tabs} current={withParams(path, {}, { show: shown.name })} />
      {record === null ? (
        <>
          {param(query, 'q') && (
            <FilterBar path={path} params={query} search="Search submissions" keep={['show']} />
          )}
          <EmptyState icon={CircleCheck} title={param(query, 'q') ? 'Nothing matches' : 'Nothing waits here'}>
            {param(query, 'q')
              ? 'Take the filter away to see all.'
              : 'A campaign manager or a creative picks a picture and submits it; then it appears here, the one that is due first on top.'}
          </EmptyState>
        </>
      ) : (
        <div className="grid gap-4 lg:grid-cols-[15rem_minmax(0,1fr)_20rem] xl:grid-cols-[17rem_minmax(0,1fr)_24rem]">
          <StepKeys
            next={following ? hrefOf(following.id) : null}
            previous={previous ? hrefOf(previous.id) : null}
          />
          <section aria-label="Queue" className="min-w-0">
            <FilterBar
              path={path}
              params={query}
              search="Search submissions"
              filters={[
                {
                  kind: 'choice',
                  name: 'order',
                  label: 'Order',
                  any: 'Due first',
                  options: [{ value: 'newest', label: 'Newest first' }],
                },
              ]}
              keep={['show']}
            />
            <Queue brand={brand} rows={rows} selectedId={selectedId} hrefOf={hrefOf} now={new Date()} />
            <Pager
              shown={rows.length}
              total={total}
              noun="submissions"
              firstHref={after ? withParams(path, query, { submission: undefined }) : undefined}
              nextHref={next ? withParams(path, query, { after: next, submission: undefined }) : undefined}
            />
          </section>
          <section aria-label="Picture" className="min-w-0 lg:sticky lg:top-16 lg:self-start">
            <h2 className="mb-2 flex flex-wrap items-baseline gap-x-2 text-dense">
              <span className="text-base font-semibold">{record.asset.title}</span>
              <span className="text-muted">{record.asset.campaignName}</span>
            </h2>
            <Viewer key={record.asset.id} {...shots(brand, record)} />
          </section>
          <section aria-label="Decision and record" className="min-w-0">
            <Side ctx={ctx} record={record} nextHref={onwards} />
          </section>
        </div>
      )}
    </>
  );
}
