import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DateTime } from '@/app/ui/date-time';
import { formatDay } from '@/app/ui/format';
import { LifecycleBar } from '@/app/ui/models/lifecycle-bar';
import { Prices, seedWords } from '@/app/ui/models/prices';
import { answersOf } from '@/app/ui/models/terms-answers';
import { PageHeader } from '@/app/ui/page-header';
import { Facts, Panel } from '@/app/ui/panel';
import { param, type SearchParams } from '@/app/ui/search-params';
import { StateChip } from '@/app/ui/state-chip';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { type TermsLimits, useNames } from '@/lib/models/schemas';
import { can } from '@/lib/permission';
import { termsLight } from '@/lib/terms/light-rules';
import { decisionNames } from '@/lib/terms/schemas';
import { listDecisions, listTermsVersions, termsInForce } from '@/lib/terms/store';
import { ReviewChip } from '../review-chip';
import { TermsChip } from '../terms-chip';
import { DecisionForm } from './decision-form';
import { OlderAssets } from './older-assets';
import { KeptCopy, Readings, readerOf } from './readings';

export const metadata: Metadata = { title: 'Terms' };

type Props = {
  params: Promise<{ brand: string; route: string }>;
  searchParams: Promise<SearchParams>;
};

const limitsText = (limits: TermsLimits): string =>
  [
    limits.uses && `only for ${limits.uses.map((use) => useNames[use].toLowerCase()).join(', ')}`,
    limits.territories && `only in ${limits.territories.join(', ')}`,
    limits.until && `until ${formatDay(limits.until)}`,
  ]
    .filter(Boolean)
    .join('; ');

export default async function TermsOfRoutePage({ params, searchParams }: Props) {
  const { brand, route: encoded } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'terms:read');
  const id = decodeURIComponent(encoded);
  const entry = (await termsInForce(db(), ctx.brand.id, [id])).get(id);
  if (!entry) notFound();
  const { route, terms, decision } = entry;
  const today = new Date().toISOString().slice(0, 10);
  const versions = await listTermsVersions(db(), id);
  const reading = versions[0];
  const after = param(await searchParams, 'after');
  const decisions = await listDecisions(db(), ctx.brand.id, id);
  return (
    <>
      <PageHeader
        title={`Terms of ${route.name}`}
        crumbs={[{ label: 'Models and terms', href: `/b/${brand}/terms` }]}
        meta={
          <>
            <TermsChip light={termsLight(terms, decision, today)} />
            {terms && <ReviewChip nextReviewOn={terms.nextReviewOn} today={today} />}
            <span>{route.plan}</span>
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel
            title={terms ? `Version ${terms.version}` : 'No terms recorded'}
            description={
              terms ? (
                <>
                  Read on {formatDay(terms.readOn)}
                  {terms.url && (
                    <>
                      {' at '}
                      <a
                        href={terms.url}
                        rel="noreferrer"
                        target="_blank"
                        className="text-accent-text underline underline-offset-2"
                      >
                        {new URL(terms.url).hostname}
                      </a>
                    </>
                  )}
                  . This is our reading, not the document itself.
                </>
              ) : (
                'An administrator records them; until then the model is not offered.'
              )
            }
          >
            {terms && reading && (
              <Facts
                items={[
                  ...answersOf(terms.answers),
                  { name: 'Read by', value: `${readerOf(reading)}, on ${formatDay(reading.readOn)}` },
                  { name: 'To be read again by', value: formatDay(reading.nextReviewOn) },
                  { name: 'The document', value: <KeptCopy brand={brand} reading={reading} /> },
                ]}
              />
            )}
          </Panel>
          {terms &&
            (can(ctx.roles, 'terms:decide') ? (
              <Panel
                title={decision ? 'Decide again' : 'Decide'}
                description={`Bound to version ${terms.version}: when a newer reading is recorded, the decision has to be made again.`}
              >
                <DecisionForm
                  key={decision?.id ?? 'first'}
                  brand={brand}
                  routeId={id}
                  termsId={terms.id}
                  previousDecisionId={decision?.id ?? null}
                />
              </Panel>
            ) : (
              <p className="text-dense text-muted">Legal decides about terms in this brand.</p>
            ))}
          {terms && terms.version > 1 && can(ctx.roles, 'asset:read') && (
            <OlderAssets brand={ctx.brand} routeId={id} version={terms.version} after={after} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="The model">
            <Facts
              items={[
                { name: 'Id', value: <code className="font-mono text-xs">{route.modelId}</code> },
                { name: 'Tiers', value: route.spec.tiers.join(', ') },
                { name: 'A picture', value: <Prices spec={route.spec} /> },
                { name: 'Seed', value: seedWords[route.spec.seedClass] },
                {
                  name: 'References',
                  value: route.spec.maxInputs === null ? 'Not verified' : `Up to ${route.spec.maxInputs}`,
                },
                { name: 'Lifecycle', value: <LifecycleBar lifecycle={route.spec.lifecycle} today={today} /> },
                { name: 'Marking', value: route.spec.marking },
                { name: 'Source', value: route.spec.source },
              ]}
            />
          </Panel>
          <Panel title="Decisions">
            {decisions.length === 0 ? (
              <p className="text-dense text-muted">Nobody has decided yet.</p>
            ) : (
              <ol className="flex flex-col gap-3 text-dense">
                {decisions.map((row) => (
                  <li key={row.id} className="flex flex-col gap-0.5">
                    <p className="flex flex-wrap items-center gap-1.5">
                      <StateChip
                        state={row.decision === 'refused' ? 'refused' : 'accepted'}
                        word={decisionNames[row.decision]}
                      />
                      version {row.version}
                    </p>
                    {row.decision === 'accepted_with_limits' && <p>{limitsText(row.limits)}</p>}
                    {row.note && <p className="text-muted">{row.note}</p>}
                    <p className="text-xs text-muted">
                      {row.decidedByName}, <DateTime at={row.decidedAt} />
                    </p>
                  </li>
                ))}
              </ol>
            )}
          </Panel>
          {versions.length > 1 && (
            <Panel title="Readings">
              <Readings brand={brand} readings={versions} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}
