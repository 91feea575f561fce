import Link from 'next/link';
import { ButtonLink } from '@/app/ui/button-link';
import { Panel } from '@/app/ui/panel';
import { Chip } from '@/app/ui/state-chip';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { deskHref } from '@/lib/desk/address';
import { endingsOf } from '@/lib/desk/ending-store';
import { isoDay } from '@/lib/governance/check-live';
import { besideWords, type Ending, endingWords } from '@/lib/models/retirement-rules';
import { can } from '@/lib/permission';

const countdown = (days: number) => (days <= 0 ? 'Gone' : `${days} ${days === 1 ? 'day' : 'days'}`);

function Line({ slug, ending, named }: { slug: string; ending: Ending; named: boolean }) {
  const { campaignId, campaignName, routeId, routeName, days, tiers } = ending;
  const bare = tiers.some((tier) => tier.beside.length === 0);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-2 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64 text-dense">
        <p className="flex flex-wrap items-center gap-2">
          <Chip tone={days <= 0 || bare ? 'danger' : 'warning'} icon="clock">
            {countdown(days)}
          </Chip>
          <span>
            <span className="font-medium">{routeName}</span> {endingWords(ending)}.
          </span>
        </p>
        <p className="mt-1 text-muted">
          {named && (
            <>
              <Link
                href={`/b/${slug}/campaigns/${campaignId}`}
                className="text-foreground underline underline-offset-2"
              >
                {campaignName}
              </Link>{' '}
              uses it.{' '}
            </>
          )}
          {besideWords(ending)}
        </p>
      </div>
      <ButtonLink
        href={deskHref(slug, { campaignId, tier: tiers[0]?.tier, routeId })}
        variant="outline"
        size="sm"
        aria-label={`Try a replacement of ${routeName} in ${campaignName}`}
      >
        Try a replacement
      </ButtonLink>
    </li>
  );
}

/** Models that end soon and the campaigns that lose them, of the brand or of one campaign; nothing while all is calm. */
export async function EndingPanel({ ctx, campaignId }: { ctx: Ctx; campaignId?: string }) {
  if (!can(ctx.roles, 'campaign:read')) return null;
  const today = isoDay(new Date());
  const endings = await endingsOf(db(), ctx.brand.id, { today, campaignId: campaignId ?? null });
  if (endings.length === 0) return null;
  return (
    <Panel
      title="Models that end soon"
      description="Pictures stay as they are. New runs need another model, in a lockset of its own."
    >
      <ul className="divide-y divide-separator">
        {endings.map((ending) => (
          <Line
            key={`${ending.campaignId} ${ending.routeId}`}
            slug={ctx.brand.slug}
            ending={ending}
            named={campaignId === undefined}
          />
        ))}
      </ul>
    </Panel>
  );
}
