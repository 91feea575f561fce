import type { Metadata } from 'next';
import { PageHeader } from '@/app/ui/page-header';
import { requireCtx, requirePermission } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { firstSteps } from '@/lib/home/first-steps';
import { readSetUp } from '@/lib/home/store';
import { can, roleNames } from '@/lib/permission';
import { EndingPanel } from './desk/ending-list';
import { CampaignsPanel } from './home/campaigns-panel';
import { FirstSteps } from './home/first-steps';
import { LegalPanels } from './home/legal-panels';
import { PicksPanels } from './home/picks-panels';
import { QuickTiles } from './home/quick-tiles';
import { WaitingPanel } from './home/waiting-panel';
import { WeekPanel } from './home/week-panel';

export const metadata: Metadata = { title: 'Home' };

type Props = { params: Promise<{ brand: string }> };

/** What waits for this person, by what their roles let them do. */
export default async function HomePage({ params }: Props) {
  const ctx = await requireCtx((await params).brand);
  requirePermission(ctx, 'brand:read');
  const setUp = await readSetUp(db(), ctx.brand.id);
  const steps = firstSteps(setUp, ctx.roles);
  const may = (permission: Parameters<typeof can>[1]) => can(ctx.roles, permission);
  const stages = [
    ...(may('submission:sign_off_brand') ? (['brand_review'] as const) : []),
    ...(may('submission:sign_off_legal') ? (['legal_review'] as const) : []),
  ];
  const unfinished = steps.some((step) => !step.done);
  const beside = unfinished || may('terms:decide');
  return (
    <>
      <PageHeader
        title={`Hello, ${ctx.actor.name.split(' ')[0]}`}
        meta={ctx.roles.map((role) => roleNames[role]).join(', ')}
      />
      <div className="flex flex-col gap-4">
        <QuickTiles brand={ctx.brand.slug} roles={ctx.roles} />
        {(may('campaign:propose') || may('budget:set')) && <EndingPanel ctx={ctx} />}
        {may('insights:all') && <WeekPanel ctx={ctx} />}
        <div
          className={`grid items-start gap-4 ${beside ? 'xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]' : ''}`}
        >
          <div className="flex min-w-0 flex-col gap-4">
            {stages.length > 0 && <WaitingPanel ctx={ctx} stages={stages} />}
            {may('campaign:read') && <CampaignsPanel ctx={ctx} />}
            {may('asset:pick') && <PicksPanels ctx={ctx} />}
          </div>
          {beside && (
            <div className="flex min-w-0 flex-col gap-4">
              {unfinished && <FirstSteps brand={ctx.brand} steps={steps} />}
              {may('terms:decide') && <LegalPanels ctx={ctx} />}
            </div>
          )}
        </div>
      </div>
    </>
  );
}
