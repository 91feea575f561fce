import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AutoRefresh } from '@/app/ui/auto-refresh';
import { DateTime } from '@/app/ui/date-time';
import { Money } from '@/app/ui/money';
import { PageHeader } from '@/app/ui/page-header';
import { Panel } from '@/app/ui/panel';
import { StateChip } from '@/app/ui/state-chip';
import type { Ctx } from '@/lib/ctx';
import { readTrial, type TrialRead } from '@/lib/desk/read-trial';
import { AppError } from '@/lib/errors';
import { can } from '@/lib/permission';
import { DriftTable } from './drift-figures';
import { NextLockset } from './next-lockset';
import { PairCard } from './pair';

async function found(ctx: Ctx, trialId: string): Promise<TrialRead> {
  try {
    return await readTrial(ctx, { trialId });
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid')) notFound();
    throw error;
  }
}

/** Before and after, side by side, with the drift of each pair and of all, and what comes next. */
export async function TrialView({ ctx, trialId }: { ctx: Ctx; trialId: string }) {
  const read = await found(ctx, trialId);
  const { trial, campaign, from, to, pairs, startedByName } = read;
  const desk = `/b/${ctx.brand.slug}/desk`;
  const open = pairs.filter(
    ({ picture }) => picture.state === 'queued' || picture.state === 'running',
  ).length;
  const drifts = pairs.flatMap(({ picture }) => picture.drift ?? []);
  const billed = pairs.reduce((sum, { picture }) => sum + (picture.billedMicros ?? 0), 0);
  return (
    <>
      <AutoRefresh active={open > 0} />
      <PageHeader
        title={`${to.name} in place of ${from.name}`}
        crumbs={[{ label: 'Model desk', href: desk }]}
        meta={
          <>
            {open > 0 ? (
              <StateChip state="running" word={`${pairs.length - open} of ${pairs.length} made`} />
            ) : (
              <StateChip
                state={drifts.length === pairs.length ? 'succeeded' : 'failed'}
                word={`${drifts.length} of ${pairs.length} made`}
              />
            )}
            <Link
              href={`/b/${ctx.brand.slug}/campaigns/${campaign.id}`}
              className="underline underline-offset-2"
            >
              {campaign.name}
            </Link>
            <span>
              {trial.tier} tier, made at {trial.madeAt} size
            </span>
            <span>
              <Money micros={billed} currency={trial.currency} /> billed of{' '}
              <Money micros={trial.estimateMicros} currency={trial.currency} />
            </span>
            <span>
              {startedByName}, <DateTime at={trial.startedAt} />
            </span>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <div className="grid items-start gap-4 *:min-w-0 lg:grid-cols-2">
          <Panel
            title="How far apart"
            description={
              drifts.length === 0
                ? 'The figures come with the first picture.'
                : `Of ${drifts.length} ${drifts.length === 1 ? 'pair' : 'pairs'}: the middle one and the worst.`
            }
          >
            {drifts.length > 0 && <DriftTable drifts={drifts} />}
          </Panel>
          {open === 0 && <NextLockset ctx={ctx} read={read} />}
        </div>
        <section aria-labelledby="pairs">
          <h2 id="pairs" className="sr-only">
            Before and after
          </h2>
          <div className="grid gap-4 *:min-w-0 lg:grid-cols-2">
            {pairs.map((pair) => (
              <PairCard
                key={pair.picture.id}
                brand={ctx.brand.slug}
                pair={pair}
                names={{ from: from.name, to: to.name }}
                currency={trial.currency}
                maySettle={can(ctx.roles, 'budget:set')}
              />
            ))}
          </div>
        </section>
      </div>
    </>
  );
}
