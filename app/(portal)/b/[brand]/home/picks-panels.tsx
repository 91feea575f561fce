import { Images } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/app/ui/empty-state';
import { mediaUrl } from '@/app/ui/media-url';
import { Panel } from '@/app/ui/panel';
import { Picture } from '@/app/ui/picture';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { listHandOffs, listOpenPicks } from '@/lib/home/store';
import { HandOffList } from '../hand-offs/hand-off-list';

/** Picks that wait for refining or submitting, and what was handed to designers. */
export async function PicksPanels({ ctx }: { ctx: Ctx }) {
  const [picks, handOffs] = await Promise.all([
    listOpenPicks(db(), ctx.brand.id, 8),
    listHandOffs(db(), ctx.brand.id, 5),
  ]);
  const path = `/b/${ctx.brand.slug}/campaigns`;
  return (
    <>
      <Panel title="Picked, not yet submitted">
        {picks.length === 0 ? (
          <EmptyState icon={Images} title="No pick waits">
            A picked draft may go to the final tier; it then waits here until it is submitted.
          </EmptyState>
        ) : (
          <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4">
            {picks.map((pick) => (
              <li key={pick.assetId}>
                <Link
                  href={`${path}/${pick.campaignId}/run?concept=${pick.conceptId}`}
                  className="flex flex-col gap-1 rounded-md text-xs text-muted hover:text-foreground"
                >
                  <Picture
                    src={mediaUrl(ctx.brand.slug, 'asset', pick.assetId, 320)}
                    alt={`Pick in ${pick.campaign}`}
                    width={pick.width}
                    height={pick.height}
                    ratio="1"
                  />
                  <span className="truncate">{pick.campaign}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {handOffs.length > 0 && (
        <Panel id="hand-offs" title="Handed to designers">
          <HandOffList
            brand={ctx.brand.slug}
            entries={handOffs.map(({ concept, campaign, campaignId, conceptId, ...entry }) => ({
              ...entry,
              of: {
                title: concept,
                href: `${path}/${campaignId}/run?concept=${conceptId}`,
                context: campaign,
              },
            }))}
          />
        </Panel>
      )}
    </>
  );
}
