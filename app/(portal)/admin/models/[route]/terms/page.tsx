import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { formatDay } from '@/app/ui/format';
import { PageHeader } from '@/app/ui/page-header';
import { Callout } from '@/app/ui/problems';
import { requireInstallationCtx } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { findRoute } from '@/lib/models/store';
import { countAcceptances, findNewestTerms } from '@/lib/terms/store';
import { ReadingForm } from './reading-form';

export const metadata: Metadata = { title: 'Record terms' };

export default async function RecordTermsPage({ params }: { params: Promise<{ route: string }> }) {
  await requireInstallationCtx();
  const id = decodeURIComponent((await params).route);
  const route = await findRoute(db(), id);
  if (!route) notFound();
  const newest = await findNewestTerms(db(), id);
  const accepted = newest ? await countAcceptances(db(), id, newest.id) : 0;
  return (
    <>
      <PageHeader
        title={newest ? 'Record a new reading of the terms' : 'Record the terms'}
        crumbs={[
          { label: 'Models', href: '/admin/models' },
          { label: route.name, href: `/admin/models/${encodeURIComponent(id)}` },
        ]}
        meta={
          newest
            ? `It starts from version ${newest.version}, read on ${formatDay(newest.readOn)}. Versions are never changed; this becomes version ${newest.version + 1}.`
            : 'Read the provider’s terms and answer the questions. Legal of each brand then decides.'
        }
      />
      <div className="flex max-w-2xl flex-col gap-4">
        {newest && accepted > 0 && (
          <Callout
            tone="warning"
            title={`Legal of ${accepted} ${accepted === 1 ? 'brand' : 'brands'} accepted version ${newest.version}`}
          >
            With a new version {accepted === 1 ? 'that acceptance stops' : 'those acceptances stop'} counting
            at once: runs, submissions, sign-offs and deliveries with {route.name} wait until legal has read
            it and decided again.
          </Callout>
        )}
        <ReadingForm
          route={{ id, name: route.name }}
          basedOn={newest?.version ?? 0}
          start={newest ? { answers: newest.answers, url: newest.url ?? '' } : null}
          today={new Date().toISOString().slice(0, 10)}
        />
      </div>
    </>
  );
}
