import Link from 'next/link';
import { Callout } from '@/app/ui/problems';
import { overridesOn } from '@/lib/break-glass/store';
import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { BreakGlassStory, titleOf } from '../../campaigns/[campaign]/rules/entry';

/** Every lifted rule without which this picture, or one that it was made from, would not be. Nothing when there is none. */
export async function UnderBreakGlass({ ctx, assetId }: { ctx: Ctx; assetId: string }) {
  const lines = await overridesOn(db(), ctx.brand.id, assetId);
  if (lines.length === 0) return null;
  return (
    <div className="mb-4">
      <Callout tone="warning" title="Made under break-glass">
        <ul className="mt-1 flex flex-col gap-2">
          {lines.map((line) => (
            <li key={line.id} className="flex flex-col gap-0.5">
              <Link
                href={`/b/${ctx.brand.slug}/campaigns/${line.campaignId}/rules`}
                className="font-medium underline-offset-2 hover:underline"
              >
                {titleOf(line)}
              </Link>
              <BreakGlassStory line={line} />
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
