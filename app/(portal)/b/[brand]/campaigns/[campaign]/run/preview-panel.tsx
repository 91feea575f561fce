import { CircleAlert, Clock, Coins, Cpu, Dices, ImageIcon, Info, Lock } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { mediaUrl } from '@/app/ui/media-url';
import { clockTime } from '@/app/ui/models/next-try';
import { NotChosen } from '@/app/ui/models/not-chosen';
import { formatMicros } from '@/lib/money';
import type { RunPreview } from '@/lib/runs/preview-run';
import type { RunForm } from '@/lib/runs/read-run-form';

const seedTruth = {
  exact: 'Exact: the same seed gives the same picture.',
  hint: 'A hint: this model may draw another picture from the same seed; the references carry the likeness.',
  none: 'Not taken: this model draws another picture each time; the references carry the likeness.',
} as const;

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2 text-[13px] leading-5">
      <span className="mt-0.5 text-muted">{icon}</span>
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}

/** References, model and why, seed truth, price and what is left: known before any money is spent. */
export function PreviewPanel({
  brand,
  preview,
  references,
}: {
  brand: string;
  preview: RunPreview | null;
  references: RunForm['templates'][number]['references'];
}) {
  return (
    <ul className="flex flex-col gap-3" aria-busy={preview === null}>
      <Line icon={<ImageIcon aria-hidden className="size-4" />}>
        {references.length === 0 ? 'No references.' : null}
        <div className="flex flex-wrap gap-2">
          {references.map((reference) => (
            <Link
              key={reference.id}
              href={`/b/${brand}/references/${reference.id}`}
              className="flex items-center gap-2 rounded-md border border-border bg-surface p-1 pr-2"
            >
              {/* biome-ignore lint/performance/noImgElement: served through the checked media route */}
              <img
                src={mediaUrl(brand, 'reference', reference.id, 160)}
                alt=""
                className="size-10 rounded-sm bg-default object-contain"
              />
              <span>
                <span className="block font-medium">{reference.name}</span>
                <span
                  className={`block text-xs ${reference.problems.length > 0 ? 'text-danger' : 'text-muted'}`}
                >
                  {reference.role}, {reference.required ? 'required' : 'optional'}
                  {reference.problems.length > 0 && `: ${reference.problems[0]}`}
                  {reference.problems.length === 0 &&
                    reference.expiresOn &&
                    `, rights until ${reference.expiresOn}`}
                </span>
              </span>
            </Link>
          ))}
        </div>
      </Line>
      {preview === null ? (
        <Line icon={<Cpu aria-hidden className="size-4" />}>Choosing the model.</Line>
      ) : (
        <>
          <Line icon={<Cpu aria-hidden className="size-4" />}>
            {preview.model ? (
              <>
                <strong className="font-medium">{preview.model.name}</strong>. {preview.model.why[0]}{' '}
                {preview.model.why[1]}
                <p className="text-muted">Marking: {preview.model.marking}</p>
                <NotChosen others={preview.others} />
              </>
            ) : (
              <>
                <span className="text-danger">No model can take this run; the reasons are below.</span>
                <NotChosen others={preview.others} />
              </>
            )}
          </Line>
          {preview.model?.waitsUntil && (
            <Line icon={<Clock aria-hidden className="size-4" />}>
              Waits until {clockTime(new Date(preview.model.waitsUntil))}, starts by itself.
            </Line>
          )}
          <Line icon={<Dices aria-hidden className="size-4" />}>
            <span className="tabular-nums">
              {preview.seeds.length === 1 ? 'Seed' : 'Seeds'} {preview.seeds.join(', ') || 'none'}
            </span>
            .{preview.model && ` ${seedTruth[preview.model.seedClass]}`}
          </Line>
          <Line icon={<Lock aria-hidden className="size-4" />}>
            Tier {preview.tier ?? 'none'}, size {preview.size ?? 'none'}.
          </Line>
          <Line icon={<Coins aria-hidden className="size-4" />}>
            <span className="tabular-nums" data-testid="price">
              {preview.totalMicros === null
                ? 'No price.'
                : `${formatMicros(preview.totalMicros, preview.currency)} for this run.`}{' '}
              {preview.reserveMicros !== null &&
                preview.reserveMicros > (preview.totalMicros ?? 0) &&
                `Up to ${formatMicros(preview.reserveMicros, preview.currency)} is held back meanwhile, should another model take over. `}
              {preview.leftMicros === null
                ? 'No budget is set.'
                : `${formatMicros(preview.leftMicros, preview.currency)} left, ${formatMicros(
                    preview.leftMicros - (preview.totalMicros ?? 0),
                    preview.currency,
                  )} after it.`}
              {preview.hardStopLifted && ' The hard stop is lifted: the limit may be passed.'}
              {preview.months.map((month) => (
                <span key={month.kind}>
                  {' '}
                  {month.kind === 'person_month' ? 'Your month (UTC)' : "The brand's month (UTC)"} has{' '}
                  {formatMicros(Math.max(0, month.leftMicros), month.currency)} left
                  {month.hard ? '.' : ', as a soft limit.'}
                </span>
              ))}
            </span>
          </Line>
          {preview.quotaPassedBy && (
            <Line icon={<CircleAlert aria-hidden className="size-4" />}>
              Under break-glass: past your quota of {preview.model?.name}. Whatever this makes is marked with
              it.
            </Line>
          )}
          {preview.unpickedBy && (
            <Line icon={<CircleAlert aria-hidden className="size-4" />}>
              Under break-glass: the final tier without a pick. Whatever this makes is marked with it.
            </Line>
          )}
        </>
      )}
    </ul>
  );
}

/** Everything that stands against the run, each with its cure; nothing when it can go. */
export function Preflight({
  brand,
  label = 'What stands against this run',
  mild = false,
  reasons,
}: {
  brand: string;
  label?: string;
  /** Good to know, and no reason not to run. */
  mild?: boolean;
  reasons: RunPreview['reasons'];
}) {
  if (reasons.length === 0) return null;
  const Icon = mild ? Info : CircleAlert;
  return (
    <ul
      aria-label={label}
      className={`flex flex-col gap-2 rounded-lg border bg-surface p-3 ${mild ? 'border-border' : 'border-warning'}`}
    >
      {reasons.map((reason) => (
        <li key={`${reason.code}:${reason.message}`} className="flex items-start gap-2 text-[13px]">
          <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${mild ? 'text-muted' : 'text-warning'}`} />
          <span>
            {reason.message} {reason.cure && <span className="text-muted">{reason.cure}</span>}{' '}
            {reason.href && (
              <Link className="underline" href={`/b/${brand}/${reason.href}`}>
                Look at it
              </Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
