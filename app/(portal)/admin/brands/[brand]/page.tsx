import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/app/ui/button-link';
import { DateTime } from '@/app/ui/date-time';
import { PageHeader } from '@/app/ui/page-header';
import { Pager } from '@/app/ui/pager';
import { Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import { param, positionOf, type SearchParams, withParams } from '@/app/ui/search-params';
import { StateChip } from '@/app/ui/state-chip';
import { requireInstallationCtx } from '@/lib/auth/require';
import { countRoles, findBrandRow } from '@/lib/brands/list-store';
import { db } from '@/lib/db/client';
import { listHistory, namesIn } from '@/lib/events/history-store';
import { listOpenPeople, listPeople } from '@/lib/people/list-store';
import { roleNames } from '@/lib/permission';
import { HistoryPanel } from '../../history-panel';
import { GrantForm } from '../../people/grant-form';
import { RevokeButton } from '../../people/revoke-button';
import { missingRoles } from '../missing-roles';

export const metadata: Metadata = { title: 'Brand' };

type Props = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> };

export default async function BrandPage({ params, searchParams }: Props) {
  const ctx = await requireInstallationCtx();
  const brand = await findBrandRow(db(), (await params).brand);
  if (!brand) notFound();
  const path = `/admin/brands/${brand.slug}`;
  const query = await searchParams;
  const after = param(query, 'after');
  const before = positionOf(param(query, 'before'));
  const members = await listPeople(db(), { brandId: brand.id, sort: 'name', dir: 'asc', after, limit: 30 });
  const counts = await countRoles(db(), brand.id);
  const { people, more } = await listOpenPeople(db());
  const history = await listHistory(db(), { brandId: brand.id }, { before, limit: 20 });
  const missing = missingRoles(brand.held);
  return (
    <>
      <PageHeader
        title={brand.name}
        crumbs={[{ label: 'Brands', href: '/admin/brands' }]}
        meta={
          <>
            <code className="font-mono text-xs">/b/{brand.slug}</code>
            <span>
              set up <DateTime at={brand.createdAt} />
            </span>
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {missing.length > 0 && (
            <Callout
              tone="warning"
              title={
                brand.members === 0
                  ? `Nobody is in ${brand.name} yet. Give at least one person a role.`
                  : 'Some steps have nobody who can take them'
              }
            >
              <ul className="mt-1 list-disc space-y-0.5 ps-4">
                {missing.map(({ role, without }) => (
                  <li key={role}>
                    No {roleNames[role].toLowerCase()}: nobody can {without}.
                  </li>
                ))}
              </ul>
            </Callout>
          )}
          <Panel title="Give a role">
            <GrantForm
              me={ctx.actor.id}
              people={people}
              brands={[{ id: brand.id, name: brand.name }]}
              help={
                more
                  ? `The first ${people.length} by name; for others open their page under People.`
                  : undefined
              }
            />
          </Panel>
          <Panel
            title="Members"
            description={members.total > 0 ? 'Press a role to take it back.' : undefined}
            actions={
              <ButtonLink href={`/admin/people?brand=${brand.slug}`} variant="outline" size="sm">
                Search in People
              </ButtonLink>
            }
          >
            {members.total === 0 ? (
              <p className="text-dense text-muted">Nobody has a role in this brand.</p>
            ) : (
              <>
                <ul className="divide-y divide-separator">
                  {members.rows.map((person) => {
                    const held = person.roles.filter((entry) => entry.brandId === brand.id);
                    return (
                      <li
                        key={person.id}
                        className="grid items-center gap-x-4 gap-y-1.5 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
                      >
                        <div className="min-w-0 text-dense">
                          <Link href={`/admin/people/${person.id}`} className="font-medium hover:underline">
                            {person.name}
                          </Link>{' '}
                          {person.disabledAt && <StateChip state="disabled" />}
                          <p className="truncate text-muted">{person.email}</p>
                        </div>
                        <div className="flex flex-wrap gap-1.5">
                          {held.map(({ role }) => (
                            <RevokeButton
                              key={role}
                              person={{ id: person.id, name: person.name }}
                              brand={{ id: brand.id, name: brand.name }}
                              role={role}
                              kept={held.map((entry) => entry.role).filter((entry) => entry !== role)}
                              others={(counts[role] ?? 0) - (person.disabledAt ? 0 : 1)}
                            />
                          ))}
                        </div>
                      </li>
                    );
                  })}
                </ul>
                <Pager
                  shown={members.rows.length}
                  total={members.total}
                  noun={members.total === 1 ? 'member' : 'members'}
                  firstHref={after ? withParams(path, query, {}) : undefined}
                  nextHref={members.next ? withParams(path, query, { after: members.next }) : undefined}
                />
              </>
            )}
          </Panel>
        </div>
        <HistoryPanel
          path={path}
          history={history}
          names={await namesIn(db(), history.rows)}
          later={before !== undefined}
          sameBrand
        />
      </div>
    </>
  );
}
