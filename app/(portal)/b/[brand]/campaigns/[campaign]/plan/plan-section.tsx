import type { ReactNode } from 'react';
import type { PlanWorld } from '@/lib/campaigns/plan-rules';
import type { CampaignPlan } from '@/lib/campaigns/schemas';

export type PlanPart = {
  brand: string;
  /** Address of the campaign. */
  path: string;
  plan: CampaignPlan;
  setPlan: (part: Partial<CampaignPlan>) => void;
  world: PlanWorld;
};

/** One part of the plan; a reason's link leads to its id. */
export function PlanSection({
  id,
  title,
  help,
  children,
}: {
  id: string;
  title: string;
  help?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      className="card card--default scroll-mt-20 gap-3 p-4 outline-none target:ring-2 target:ring-focus"
    >
      <div>
        <h2 id={`${id}-title`} className="text-sm leading-6 font-semibold">
          {title}
        </h2>
        {help && <p className="text-dense text-muted">{help}</p>}
      </div>
      {children}
    </section>
  );
}
