import Link from 'next/link';
import { ButtonLink } from '@/app/ui/button-link';
import { formatDay } from '@/app/ui/format';
import { Panel } from '@/app/ui/panel';
import { Chip } from '@/app/ui/state-chip';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { isoDay } from '@/lib/governance/check-live';
import { countReviewsDue, countUndecidedTerms, listEndingRights } from '@/lib/home/store';

const AHEAD_MS = 60 * 24 * 60 * 60 * 1000;

/** Terms without a decision, rights that end soon, and the log. */
export async function LegalPanels({ ctx }: { ctx: Ctx }) {
  const now = Date.now();
  const today = isoDay(new Date(now));
  const [undecided, due, rights] = await Promise.all([
    countUndecidedTerms(db(), ctx.brand.id),
    countReviewsDue(db(), today),
    listEndingRights(db(), ctx.brand.id, isoDay(new Date(now + AHEAD_MS)), 6),
  ]);
  const path = `/b/${ctx.brand.slug}`;
  return (
    <>
      <Panel
        title="Terms of models"
        actions={
          <ButtonLink href={`${path}/terms`} variant={undecided > 0 ? 'primary' : 'ghost'} size="sm">
            {undecided > 0 ? 'Decide' : 'See all'}
          </ButtonLink>
        }
      >
        <p className="text-dense">
          {undecided === 0
            ? 'Every route that is switched on has a decision for this brand.'
            : `${undecided} ${undecided === 1 ? 'route has' : 'routes have'} terms without a decision. Until then nobody in this brand is offered ${undecided === 1 ? 'it' : 'them'}.`}
        </p>
        {due > 0 && (
          <p className="flex flex-wrap items-center gap-2 text-dense">
            <Chip tone="danger" icon="clock">
              Review due
            </Chip>
            <Link href={`${path}/terms?terms=due`} className="hover:underline">
              {due} {due === 1 ? 'model has' : 'models have'} terms that somebody has to read again.
            </Link>
          </p>
        )}
      </Panel>
      <Panel
        title="Questions"
        actions={
          <ButtonLink href={`${path}/questions`} variant="ghost" size="sm">
            Ask
          </ButtonLink>
        }
      >
        <p className="text-dense text-muted">
          Live assets without indemnity, under terms nobody reviewed for a year, or on rights that end soon;
          and what was made with a model.
        </p>
      </Panel>
      <Panel title="Rights that end within 60 days">
        {rights.length === 0 ? (
          <p className="text-dense text-muted">
            None. References whose rights end soon are listed here before they stop a run.
          </p>
        ) : (
          <ul className="flex flex-col gap-1.5 text-dense">
            {rights.map((right) => (
              <li key={right.id} className="flex items-center justify-between gap-3">
                <Link href={`${path}/references/${right.id}`} className="truncate hover:underline">
                  {right.name}
                </Link>
                {right.expiresOn && (
                  <Chip tone={right.expiresOn < today ? 'danger' : 'warning'} icon="clock">
                    {right.expiresOn < today ? 'Ended' : 'Until'} {formatDay(right.expiresOn)}
                  </Chip>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel
        title="Provenance log"
        actions={
          <ButtonLink href={`${path}/provenance`} variant="ghost" size="sm">
            Open the log
          </ButtonLink>
        }
      >
        <p className="text-dense text-muted">
          Every decision, run, cost and delivery, with a check of the stored bytes.
        </p>
      </Panel>
    </>
  );
}
