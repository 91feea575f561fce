import { ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/app/ui/empty-state';
import { Pager } from '@/app/ui/pager';
import { Panel } from '@/app/ui/panel';
import { param, type SearchParams, withParams } from '@/app/ui/search-params';
import { Chip } from '@/app/ui/state-chip';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { approvePermission, ruleNames, ruleWords, standingOf, wouldProfit } from '@/lib/break-glass/rules';
import { breakGlassRules } from '@/lib/break-glass/schemas';
import {
  type BreakGlassLine,
  hasContributed,
  listBreakGlass,
  overridesInForce,
  scopesOf,
} from '@/lib/break-glass/store';
import { findCampaign } from '@/lib/campaigns/store';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { can } from '@/lib/permission';
import { DecideButtons, EndButton, WithdrawButton } from './decide-buttons';
import { BreakGlassStory, hoursWords, StandingChip, scopeWords, titleOf } from './entry';
import { RequestForm } from './request-form';

export const metadata: Metadata = { title: 'Rules' };

type Props = {
  params: Promise<{ brand: string; campaign: string }>;
  searchParams: Promise<SearchParams>;
};

function Entry({ ctx, line, now, open }: { ctx: Ctx; line: BreakGlassLine; now: Date; open: boolean }) {
  const standing = standingOf(line, now);
  const rule = ruleNames[line.rule];
  const common = { brand: ctx.brand.slug, id: line.id, rule };
  const mine = line.requestedBy === ctx.actor.id;
  const decides = can(ctx.roles, approvePermission[line.rule]) && !mine && !wouldProfit(ctx.roles) && open;
  return (
    <li className="flex flex-col gap-1.5 border-b border-separator py-3 text-dense first:pt-0 last:border-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {titleOf(line)}
        <StandingChip standing={standing} />
      </p>
      <BreakGlassStory line={line} />
      {line.touched > 0 && (
        <p className="text-muted">
          {line.touched} {line.touched === 1 ? 'run or sign-off was' : 'runs and sign-offs were'} let through
          by it.
        </p>
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {standing === 'waiting' && decides && (
          <DecideButtons
            {...common}
            consequence={`${ruleWords[line.rule].lifted} This holds ${scopeWords(line)}, and ends by itself ${hoursWords(line.hours)} after you approve.`}
          />
        )}
        {standing === 'waiting' && mine && <WithdrawButton {...common} />}
        {standing === 'in_force' && can(ctx.roles, 'override:request') && <EndButton {...common} />}
      </div>
    </li>
  );
}

export default async function RulesPage({ params, searchParams }: Props) {
  const { brand, campaign: id } = await params;
  const ctx = await requireCtx(brand);
  requirePermission(ctx, 'campaign:read');
  const campaign = await findCampaign(db(), ctx.brand.id, id);
  if (!campaign) notFound();
  const query = await searchParams;
  const before = param(query, 'after');
  const now = new Date();
  const [lifted, history, contributed] = await Promise.all([
    overridesInForce(db(), ctx.brand.id, id, now),
    listBreakGlass(db(), ctx.brand.id, id, { before, limit: 20 }),
    hasContributed(db(), id, ctx.actor.id),
  ]);
  const open = campaign.state !== 'closed';
  const mayAsk = can(ctx.roles, 'override:request') && open;
  const profits = wouldProfit(ctx.roles) || contributed;
  const scopes = mayAsk && !profits ? await scopesOf(db(), ctx.brand.id, id) : null;
  const path = `/b/${brand}/campaigns/${id}/rules`;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <Panel title="Rules of this campaign">
          <ul className="flex flex-col">
            {breakGlassRules.map((rule) => {
              const here = lifted.filter((entry) => entry.rule === rule);
              return (
                <li
                  key={rule}
                  className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-b border-separator py-2 text-dense first:pt-0 last:border-0 last:pb-0"
                >
                  <div>
                    <p className="font-medium">{ruleNames[rule]}</p>
                    <p className="text-muted">{ruleWords[rule].holds}</p>
                  </div>
                  {here.length === 0 ? (
                    <Chip tone="success" icon="check">
                      Holds
                    </Chip>
                  ) : (
                    <Chip tone="danger" icon="alert">
                      Lifted
                      {here.every((entry) => entry.personId !== null || entry.conceptId !== null) &&
                        ' in part'}
                    </Chip>
                  )}
                </li>
              );
            })}
          </ul>
        </Panel>
        <Panel
          title="Break-glass"
          description="Two people lift a rule for a while; neither may make use of it. What was let through is marked."
        >
          {history.rows.length === 0 ? (
            <EmptyState icon={ShieldCheck} title="No rule was ever lifted here">
              When a rule has to give way, somebody asks with a reason and an end, and another person decides.
            </EmptyState>
          ) : (
            <>
              <ol aria-label="Requests and overrides" className="flex flex-col">
                {history.rows.map((line) => (
                  <Entry key={line.id} ctx={ctx} line={line} now={now} open={open} />
                ))}
              </ol>
              <Pager
                shown={history.rows.length}
                total={history.total}
                noun={history.total === 1 ? 'request' : 'requests'}
                firstHref={before ? withParams(path, query, {}) : undefined}
                nextHref={history.next ? withParams(path, query, { after: history.next }) : undefined}
              />
            </>
          )}
        </Panel>
      </div>
      {mayAsk && (
        <Panel title="Ask to lift a rule">
          {scopes ? (
            <RequestForm
              brand={brand}
              campaignId={id}
              people={scopes.people.filter((entry) => entry.id !== ctx.actor.id)}
              concepts={scopes.concepts}
            />
          ) : (
            <p className="text-dense text-muted">
              You may make or submit pictures here, or did, so two other people lift its rules.
            </p>
          )}
        </Panel>
      )}
      {!mayAsk && (
        <p className="text-dense text-muted">
          {open
            ? 'A brand owner, legal or a lead can ask to lift a rule.'
            : 'This campaign is closed, so its rules stay as they are.'}
        </p>
      )}
    </div>
  );
}
