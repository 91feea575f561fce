import { BudgetBar } from '@/app/ui/budget-bar';
import { EmptyState } from '@/app/ui/empty-state';
import { Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import { Thumb } from '@/app/ui/thumb';
import type { Ctx } from '@/lib/ctx';
import { previewTrial } from '@/lib/desk/preview-trial';
import type { Tier } from '@/lib/models/schemas';
import { can } from '@/lib/permission';
import { NotPossible } from './not-possible';
import { StartForm } from './start-form';

type Asked = { campaignId: string; tier: Tier; fromRouteId: string; count: number };

/** What would be made again, on which models, for how much; and the button that starts it. */
export async function TryPanel({ ctx, asked, fromName }: { ctx: Ctx; asked: Asked; fromName: string }) {
  const preview = await previewTrial(ctx, asked);
  if (!preview)
    return (
      <Callout tone="warning" title="This campaign is not active">
        It has no lockset in force, so nothing can be compared in it.
      </Callout>
    );
  const { sources, options, budget } = preview;
  if (sources.length === 0)
    return (
      <EmptyState title={`${fromName} has made nothing here in the ${asked.tier} tier yet`}>
        There is nothing to compare with. Choose another model, or change the plan straight away.
      </EmptyState>
    );
  const able = options.filter((option) => option.reasons.length === 0);
  const others = options.filter((option) => option.reasons.length > 0);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Panel
        title={`In place of ${fromName}`}
        description={`The ${sources.length === 1 ? 'newest picture' : `${sources.length} newest pictures`} of the ${asked.tier} tier, with the same prompt, inputs and seed. What is made is to compare only: it can be neither picked, submitted nor delivered.`}
      >
        {able.length === 0 ? (
          <Callout tone="warning" title="No other model may take its place">
            Each one below says what stands against it and who can change that.
          </Callout>
        ) : can(ctx.roles, 'campaign:propose') ? (
          <StartForm
            key={`${asked.campaignId} ${asked.fromRouteId} ${asked.count}`}
            brand={ctx.brand.slug}
            asked={asked}
            pictures={sources.length}
            options={able}
            leftText={budget ? null : 'The campaign has no budget yet.'}
          />
        ) : (
          <Callout title={`${able.map((option) => option.name).join(', ')} could take its place`}>
            A campaign manager or a brand owner starts the comparison.
          </Callout>
        )}
        <NotPossible brand={ctx.brand.slug} options={others} open={able.length === 0} />
      </Panel>
      <div className="flex min-w-0 flex-col gap-4">
        {budget && (
          <Panel title="Budget of the campaign">
            <BudgetBar {...budget} />
          </Panel>
        )}
        <Panel title="Pictures that are made again">
          <ul className="flex flex-col gap-2">
            {sources.map((source) => (
              <li key={source.outputId} className="flex items-start gap-3 text-dense">
                <Thumb brand={ctx.brand.slug} kind="asset" id={source.assetId} />
                <span className="min-w-0">
                  <span className="line-clamp-2">{source.slots}</span>
                  <span className="text-xs text-muted">
                    {source.size}, {source.market}, seed {source.seed}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}
