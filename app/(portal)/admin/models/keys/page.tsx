import type { Metadata } from 'next';
import { PageHeader } from '@/app/ui/page-header';
import { param, positionOf, type SearchParams } from '@/app/ui/search-params';
import { requireInstallationCtx } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { listHistory } from '@/lib/events/history-store';
import { listKeyStates } from '@/lib/models/key-store';
import { keyVariables, providerNames } from '@/lib/models/provider-names';
import { listRoutes } from '@/lib/models/store';
import { personNames } from '@/lib/people/person-store';
import { HistoryPanel } from '../../history-panel';
import { KeyRow } from './key-row';

export const metadata: Metadata = { title: 'Provider keys' };

const path = '/admin/models/keys';

export default async function KeysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireInstallationCtx();
  const before = positionOf(param(await searchParams, 'before'));
  const states = await listKeyStates(db());
  const people = await personNames(
    db(),
    states.flatMap((state) => state.setBy ?? []),
  );
  const routes = await listRoutes(db());
  const history = await listHistory(db(), { subjectType: 'provider' }, { before, limit: 20 });
  return (
    <>
      <PageHeader
        title="Provider keys"
        crumbs={[{ label: 'Models', href: '/admin/models' }]}
        meta="With a key, a provider's models can be called; without one they are offered to nobody. A key that is entered is stored encrypted and never shown again; the log says who entered it, not what."
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <ul className="card card--default gap-0 p-0">
          {states.map(({ provider, source, revision, setBy, setAt }) => (
            <KeyRow
              // A form that was sent starts anew, with what it was sent empty again.
              key={`${provider} ${revision}`}
              provider={provider}
              name={providerNames[provider]}
              variable={keyVariables[provider]}
              source={source}
              revision={revision}
              setBy={setBy && (people[setBy] ?? 'Countersign')}
              setAt={setAt}
              models={routes.filter((route) => route.provider === provider).map((route) => route.name)}
            />
          ))}
        </ul>
        <HistoryPanel path={path} history={history} names={{}} later={before !== undefined} />
      </div>
    </>
  );
}
