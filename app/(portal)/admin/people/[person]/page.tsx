import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DateTime } from '@/app/ui/date-time';
import { PageHeader } from '@/app/ui/page-header';
import { Panel } from '@/app/ui/panel';
import { param, positionOf, type SearchParams } from '@/app/ui/search-params';
import { Chip, StateChip } from '@/app/ui/state-chip';
import { requireInstallationCtx } from '@/lib/auth/require';
import { companySignIn } from '@/lib/auth/sign-in';
import { db } from '@/lib/db/client';
import { listHistory, namesIn } from '@/lib/events/history-store';
import { listRolesOf } from '@/lib/people/list-store';
import { listBrands } from '@/lib/people/person-store';
import { findPersonById } from '@/lib/people/store';
import { HistoryPanel } from '../../history-panel';
import { GrantForm } from '../grant-form';
import { RevokeButton } from '../revoke-button';
import { AccountPanel } from './account-panel';

export const metadata: Metadata = { title: 'Person' };

type Props = { params: Promise<{ person: string }>; searchParams: Promise<SearchParams> };

function signsInWith(hasPassword: boolean): string {
  const company = companySignIn();
  if (hasPassword) return company ? `A password, or ${company}` : 'A password';
  return company ? `${company} only` : 'Single sign-on only, which is not set up here';
}

export default async function PersonPage({ params, searchParams }: Props) {
  const ctx = await requireInstallationCtx();
  const person = await findPersonById(db(), (await params).person);
  if (!person) notFound();
  const path = `/admin/people/${person.id}`;
  const before = positionOf(param(await searchParams, 'before'));
  const held = await listRolesOf(db(), person.id);
  const history = await listHistory(
    db(),
    { subject: { type: 'person', id: person.id } },
    { before, limit: 20 },
  );
  const names = await namesIn(db(), history.rows);
  const brands = await listBrands(db());
  const grouped = Map.groupBy(held, (row) => row.brandId);
  const closed = person.disabledAt !== null;
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[{ label: 'People', href: '/admin/people' }]}
        meta={
          <>
            <span>{person.email}</span>
            <StateChip state={closed ? 'disabled' : 'enabled'} />
            {person.isAdmin && (
              <Chip tone="accent" icon="lock">
                Administrator
              </Chip>
            )}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel
            title="Roles"
            description="Press a role to take it back. A change counts with the person’s next request."
          >
            {held.length === 0 ? (
              <p className="text-dense text-muted">
                No role in any brand{person.isAdmin ? '; as an administrator they see none from inside' : ''}.
              </p>
            ) : (
              <ul className="divide-y divide-separator">
                {[...grouped.values()].map((rows) => {
                  const [first] = rows;
                  if (!first) return null;
                  const brand = { id: first.brandId, name: first.brandName };
                  return (
                    <li key={brand.id} className="grid gap-x-4 gap-y-1.5 py-2.5 sm:grid-cols-[12rem_1fr]">
                      <Link
                        href={`/admin/brands/${first.brandSlug}`}
                        className="self-center text-dense font-medium hover:underline"
                      >
                        {brand.name}
                      </Link>
                      <ul className="flex flex-col gap-1.5">
                        {rows.map((row) => (
                          <li key={row.role} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                            <RevokeButton
                              person={{ id: person.id, name: person.name }}
                              brand={brand}
                              role={row.role}
                              kept={rows.map((entry) => entry.role).filter((role) => role !== row.role)}
                              others={row.others}
                            />
                            <span className="text-xs text-muted">
                              by {row.grantedBy}, <DateTime at={row.grantedAt} />
                            </span>
                          </li>
                        ))}
                      </ul>
                    </li>
                  );
                })}
              </ul>
            )}
          </Panel>
          <Panel title="Give a role">
            {closed ? (
              <p className="text-dense text-muted">The account is closed. Open it first.</p>
            ) : brands.length === 0 ? (
              <p className="text-dense text-muted">
                There is no brand yet.{' '}
                <Link href="/admin/brands/new" className="text-accent-text underline underline-offset-2">
                  Set the first one up
                </Link>
              </p>
            ) : (
              <GrantForm
                me={ctx.actor.id}
                people={[{ id: person.id, name: person.name }]}
                brands={brands.map(({ id, name }) => ({ id, name }))}
              />
            )}
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <AccountPanel
            person={{
              id: person.id,
              name: person.name,
              closed,
              hasPassword: person.passwordHash !== null,
              isAdmin: person.isAdmin,
            }}
            roles={held.length}
            myself={person.id === ctx.actor.id}
            facts={[
              { name: 'Signs in with', value: signsInWith(person.passwordHash !== null) },
              {
                name: 'Sessions',
                value: closed
                  ? 'None: the account is closed'
                  : 'End by themselves after 12 hours; they are kept in the browser, so they are not listed',
              },
              { name: 'Added', value: <DateTime at={person.createdAt} /> },
              ...(person.disabledAt ? [{ name: 'Closed', value: <DateTime at={person.disabledAt} /> }] : []),
            ]}
          />
          <HistoryPanel
            path={path}
            history={history}
            names={{ ...names, [person.id]: person.name }}
            later={before !== undefined}
          />
        </div>
      </div>
    </>
  );
}
