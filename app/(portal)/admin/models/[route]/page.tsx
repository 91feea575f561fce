import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/app/ui/button-link';
import { formatDay } from '@/app/ui/format';
import { EstimatePanel } from '@/app/ui/models/estimate-table';
import { RouteHealth } from '@/app/ui/models/health';
import { LifecycleBar } from '@/app/ui/models/lifecycle-bar';
import { seedWords } from '@/app/ui/models/prices';
import { HereChip } from '@/app/ui/models/route-columns';
import { answersOf } from '@/app/ui/models/terms-answers';
import { PageHeader } from '@/app/ui/page-header';
import { Facts, Panel } from '@/app/ui/panel';
import { param, positionOf, type SearchParams } from '@/app/ui/search-params';
import { requireInstallationCtx } from '@/lib/auth/require';
import { estimateLines } from '@/lib/budgets/estimate-store';
import { db } from '@/lib/db/client';
import { listHistory } from '@/lib/events/history-store';
import { listHealth } from '@/lib/models/health-store';
import { healthView } from '@/lib/models/health-view';
import { configuredProviders } from '@/lib/models/key-store';
import { listOutcomes } from '@/lib/models/outcome-store';
import { findRoute } from '@/lib/models/store';
import { listTermsVersions } from '@/lib/terms/store';
import { HistoryPanel } from '../../history-panel';
import { Outcome } from '../outcome';
import { ResetHealth } from './reset-health';
import { RouteForm } from './route-form';

export const metadata: Metadata = { title: 'Model' };

type Props = { params: Promise<{ route: string }>; searchParams: Promise<SearchParams> };

function Key({ provider, configured }: { provider: string; configured: boolean }) {
  if (provider === 'sandbox') return 'None is needed: it is part of Countersign';
  return (
    <>
      {configured ? 'There is one' : 'There is none, so it is not called'}:{' '}
      <Link href="/admin/models/keys" className="underline underline-offset-2">
        provider keys
      </Link>
    </>
  );
}

export default async function RoutePage({ params, searchParams }: Props) {
  await requireInstallationCtx();
  const id = decodeURIComponent((await params).route);
  const route = await findRoute(db(), id);
  if (!route) notFound();
  const path = `/admin/models/${encodeURIComponent(id)}`;
  const before = positionOf(param(await searchParams, 'before'));
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const health = (await listHealth(db(), [id])).get(id);
  const configured = (await configuredProviders(db()))(route.provider);
  const outcome = (await listOutcomes(db(), id)).get(id);
  const readings = await listTermsVersions(db(), id);
  const history = await listHistory(db(), { subject: { type: 'route', id } }, { before, limit: 20 });
  const [newest] = readings;
  const { spec } = route;
  return (
    <>
      <PageHeader
        title={route.name}
        crumbs={[{ label: 'Models', href: '/admin/models' }]}
        meta={
          <>
            <HereChip row={{ route, configured }} today={today} />
            <span>{route.plan}</span>
            <code className="font-mono text-xs">{route.modelId}</code>
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel
            title="Facts"
            description="A change counts with the next run; locksets that name this model stay as they are."
          >
            <RouteForm
              route={{ id, name: route.name, enabled: route.enabled, revision: route.revision, spec }}
              today={today}
            />
          </Panel>
          <Panel
            title="Terms"
            description={
              newest
                ? `Version ${newest.version}, read on ${formatDay(newest.readOn)}. Legal of each brand decides.`
                : 'None are recorded, so no brand can use this model.'
            }
            actions={
              <ButtonLink href={`${path}/terms`} variant="outline" size="sm">
                {newest ? 'Record a new reading' : 'Record the terms'}
              </ButtonLink>
            }
          >
            {newest && <Facts items={answersOf(newest.answers)} />}
            {readings.length > 1 && (
              <p className="text-xs text-muted">
                Before:{' '}
                {readings
                  .slice(1)
                  .map((row) => `version ${row.version} of ${formatDay(row.readOn)}`)
                  .join(', ')}
              </p>
            )}
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <EstimatePanel lines={await estimateLines(db(), { routeId: id })} />
          <Panel title="How it stands">
            <Facts
              items={[
                { name: 'Key', value: <Key provider={route.provider} configured={configured} /> },
                { name: 'Health', value: <RouteHealth health={health} now={now} /> },
                { name: 'Lifecycle', value: <LifecycleBar lifecycle={spec.lifecycle} today={today} /> },
                { name: 'Last picture', value: <Outcome outcome={outcome} /> },
                { name: 'Seed', value: seedWords[spec.seedClass] },
                { name: 'Mask', value: spec.mask ? 'Taken' : 'Not taken' },
                { name: 'Calls at a time', value: spec.concurrency },
                { name: 'Region', value: spec.region },
                { name: 'Ratios', value: spec.ratios.join(', ') },
                { name: 'Does', value: spec.operations.join(', ') },
                {
                  name: 'A lost call',
                  value: spec.repeatable
                    ? 'Is made again, at no cost'
                    : 'May have been billed, so it is never sent twice',
                },
              ]}
            />
            {healthView(health, now).kind !== 'healthy' && (
              <ResetHealth routeId={id} name={route.name} key={health?.updatedAt.toISOString()} />
            )}
          </Panel>
          <HistoryPanel
            path={path}
            history={history}
            names={{ [id]: route.name }}
            later={before !== undefined}
          />
        </div>
      </div>
    </>
  );
}
