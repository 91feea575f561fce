import type { Metadata } from 'next';
import { ButtonLink } from '@/app/ui/button-link';
import { EmptyState } from '@/app/ui/empty-state';
import { FilterBar } from '@/app/ui/filter-bar';
import { PageHeader } from '@/app/ui/page-header';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { stateLook } from '@/app/ui/states';
import { TabLinks } from '@/app/ui/tab-links';
import { assetStates } from '@/lib/assets/rules';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { isoDay } from '@/lib/governance/check-live';
import {
  definitions,
  liveDefinition,
  type Question,
  questionNames,
  questionOf,
  questions,
  readSetFilter,
  setOf,
} from '@/lib/governance/set-rules';
import { countSet, listSet } from '@/lib/governance/set-store';
import { viewQuery } from '@/lib/saved-views/schemas';
import { listViews } from '@/lib/saved-views/store';
import { termsInForce } from '@/lib/terms/store';
import { AssetSetTable } from '../assets/parts/asset-set-table';
import { SavedViews } from './saved-views';

export const metadata: Metadata = { title: 'Questions' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

const becauseOf: Record<Question, string> = {
  no_indemnity: 'Terms',
  stale_terms: 'Model',
  rights_ending: 'Reference',
  model: 'Model and terms',
};

export default async function QuestionsPage({ params, searchParams }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'provenance:read');
  const query = await searchParams;
  const brand = ctx.brand.slug;
  const path = `/b/${brand}/questions`;
  const today = isoDay(new Date());
  const question = questionOf(param(query, 'question'));
  const set = setOf(question, today, param(query, 'model') ?? null);
  const filter = readSetFilter((name) => param(query, name), question !== 'model');
  const after = param(query, 'after');
  const routes = [...(await termsInForce(db(), ctx.brand.id)).values()].map(({ route }) => route);
  const asked = new URLSearchParams(withParams('', query, {}).slice(1));
  const views = (await listViews(db(), ctx, 'questions')).map(({ id, name, query: kept }) => ({
    id,
    name,
    query: kept,
    href: kept ? `${path}?${kept}` : path,
  }));
  const here = viewQuery('questions', asked.toString());
  return (
    <>
      <PageHeader
        title="Questions"
        meta={
          <p className="max-w-3xl">
            {definitions[question]} {filter.live && liveDefinition}
          </p>
        }
        action={
          <>
            <SavedViews
              brand={brand}
              page="questions"
              query={asked.toString()}
              current={views.find((view) => view.query === here)?.id ?? null}
              views={views}
            />
            {set && (
              <ButtonLink
                variant="outline"
                href={withParams(`/api/b/${brand}/asset-lists/${question}`, query, { question: undefined })}
                download
              >
                CSV
              </ButtonLink>
            )}
          </>
        }
      />
      <TabLinks
        label="Question"
        tabs={questions.map((name) => ({
          href: withParams(path, {}, { question: name }),
          label: questionNames[name],
        }))}
        current={withParams(path, {}, { question })}
      />
      <FilterBar
        path={path}
        params={query}
        search="Search asset, campaign, model, reference, hash"
        keep={['question']}
        filters={[
          ...(question === 'model'
            ? [
                {
                  kind: 'choice' as const,
                  name: 'model',
                  label: 'Model',
                  any: 'Choose …',
                  options: routes.map(({ id, name }) => ({ value: id, label: name })),
                },
              ]
            : []),
          {
            kind: 'choice',
            name: 'live',
            label: 'Which',
            any: question === 'model' ? 'All that were made' : 'Live',
            options:
              question === 'model'
                ? [{ value: 'live', label: 'Live' }]
                : [{ value: 'all', label: 'All that were made' }],
          },
          {
            kind: 'choice',
            name: 'state',
            label: 'State',
            options: assetStates.map((name) => ({ value: name, label: stateLook(name).word })),
          },
        ]}
      />
      {set ? (
        <Found
          brand={brand}
          brandId={ctx.brand.id}
          because={becauseOf[question]}
          label={questionNames[question]}
          list={{ set, filter, after }}
          href={(next) => withParams(path, query, next ? { after: next } : {})}
        />
      ) : (
        <EmptyState title="Choose a model">Everything that was made with it is then listed here.</EmptyState>
      )}
    </>
  );
}

async function Found({
  brand,
  brandId,
  because,
  label,
  list: { set, filter, after },
  href,
}: {
  brand: string;
  brandId: string;
  because: string;
  label: string;
  list: {
    set: NonNullable<ReturnType<typeof setOf>>;
    filter: ReturnType<typeof readSetFilter>;
    after: string | undefined;
  };
  href: (next: string | null) => string;
}) {
  const [page, counts] = await Promise.all([
    listSet(db(), brandId, set, { filter, after, limit: 40 }),
    countSet(db(), brandId, set, filter),
  ]);
  const narrowed = filter.q !== null || filter.state !== null;
  return (
    <>
      <p className="mb-2 text-dense font-medium">
        {counts.total} {counts.total === 1 ? 'asset' : 'assets'}, {counts.delivered} of them delivered
      </p>
      <AssetSetTable
        brand={brand}
        label={label}
        because={because}
        page={page}
        total={counts.total}
        firstHref={after ? href(null) : undefined}
        nextHref={page.next ? href(page.next) : undefined}
        empty={
          narrowed
            ? { title: 'Nothing matches', text: 'Take a filter away to see more.' }
            : { title: 'None', text: 'Nothing in this brand is touched by it today.' }
        }
      />
    </>
  );
}
