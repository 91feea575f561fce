'use client';

import { Button } from '@heroui/react/button';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { brandReasons } from '@/app/ui/brand-reasons';
import { buttonClass } from '@/app/ui/button-class';
import { TextInput } from '@/app/ui/fields/text-input';
import { Callout, Problems } from '@/app/ui/problems';
import { useKeptDraft } from '@/app/ui/use-kept-draft';
import { useLeaveWarning } from '@/app/ui/use-leave-warning';
import { useVerb } from '@/app/ui/use-verb';
import { FieldScope } from '@/app/ui/verb-form';
import { policiesOf } from '@/lib/campaigns/names';
import { type PlanWorld, planReasons } from '@/lib/campaigns/plan-rules';
import type { CampaignPlan } from '@/lib/campaigns/schemas';
import { changeCampaignAction, proposeLocksetAction } from '../../actions';
import { PlanMarkets } from './plan-markets';
import { PlanModels } from './plan-models';
import { PlanNeeds } from './plan-needs';
import { PlanPolicies } from './plan-policies';
import { PlanReferences } from './plan-references';
import { PlanSection } from './plan-section';
import { PlanSeeds } from './plan-seeds';
import { PlanSizes } from './plan-sizes';
import { PlanTemplates } from './plan-templates';

type Written = {
  name: string;
  brief: string;
  startsOn: string | null;
  endsOn: string | null;
  plan: CampaignPlan;
};

/** The plan of the next lockset, with everything that still keeps it from being proposed beside it. */
export function PlanEditor({
  brand,
  path,
  campaign,
  world,
  mayPropose,
}: {
  brand: string;
  path: string;
  campaign: Written & { id: string; revision: number };
  world: PlanWorld;
  mayPropose: boolean;
}) {
  const { id, revision: firstRevision, ...rest } = campaign;
  // A plan from before it was asked how models are chosen says what held for it; saving it makes that explicit.
  const given = { ...rest, plan: { ...rest.plan, policies: policiesOf(rest.plan) } };
  const router = useRouter();
  const [written, setWritten] = useState<Written>(given);
  const [saved, setSaved] = useState(() => JSON.stringify(given));
  const [revision, setRevision] = useState(firstRevision);
  const [explicit, setExplicit] = useState(campaign.plan.policies !== undefined);
  const change = useVerb(changeCampaignAction, brand);
  const propose = useVerb(proposeLocksetAction, brand);
  const unsaved = JSON.stringify(written) !== saved;
  const kept = useKeptDraft(`plan:${id}:${revision}`, written, unsaved);
  useLeaveWarning(unsaved);

  const { plan } = written;
  const set = (part: Partial<Written>) => setWritten((now) => ({ ...now, ...part }));
  const setPlan = (part: Partial<CampaignPlan>) =>
    setWritten((now) => ({ ...now, plan: { ...now.plan, ...part } }));
  const reasons = useMemo(() => brandReasons(brand, planReasons(plan, world)), [brand, plan, world]);
  const pending = change.pending || propose.pending;

  const save = async (): Promise<number | undefined> => {
    if (!unsaved && explicit) return revision;
    const answer = await change.run({ campaignId: id, revision, ...written });
    if (!answer) return undefined;
    kept.drop();
    setSaved(JSON.stringify(written));
    setRevision(answer.revision);
    setExplicit(true);
    return answer.revision;
  };
  const send = async () => {
    const now = await save();
    if (now === undefined) return;
    const answer = await propose.run({ campaignId: id, revision: now });
    if (answer) router.push(`${path}/lockset`);
  };

  const part = { plan, setPlan, world, brand, path };
  return (
    <FieldScope state={change}>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {kept.found && (
            <Callout tone="warning" title="This browser kept an unsaved version of the plan">
              <p className="mt-1 flex flex-wrap gap-2">
                <button
                  type="button"
                  className={buttonClass({ size: 'sm' })}
                  onClick={() => {
                    if (kept.found) setWritten(kept.found);
                    kept.drop();
                  }}
                >
                  Use it
                </button>
                <button
                  type="button"
                  className={buttonClass({ size: 'sm', variant: 'outline' })}
                  onClick={kept.drop}
                >
                  Forget it
                </button>
              </p>
            </Callout>
          )}
          <PlanSection id="plan-about" title="About">
            <TextInput
              name="name"
              label="Name"
              required
              maxLength={120}
              value={written.name}
              onChange={(name) => set({ name })}
            />
            <TextInput
              name="brief"
              label="Brief"
              help="People read it; no model does."
              rows={3}
              maxLength={4000}
              value={written.brief}
              onChange={(brief) => set({ brief })}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextInput
                name="startsOn"
                label="First day"
                type="date"
                value={written.startsOn ?? ''}
                onChange={(day) => set({ startsOn: day || null })}
              />
              <TextInput
                name="endsOn"
                label="Last day"
                type="date"
                value={written.endsOn ?? ''}
                onChange={(day) => set({ endsOn: day || null })}
              />
            </div>
          </PlanSection>
          <PlanTemplates {...part} />
          <PlanReferences {...part} />
          <PlanSeeds {...part} />
          <PlanModels {...part} />
          <PlanPolicies {...part} />
          <PlanSizes {...part} />
          <PlanMarkets {...part} />
          <PlanNeeds {...part} />
        </div>
        <aside aria-label="Save and propose" className="card card--default gap-3 p-4 lg:sticky lg:top-20">
          <h2 className="text-sm leading-6 font-semibold">Before it can be proposed</h2>
          {reasons.length > 0 ? (
            <Problems tone="warning" live={false} reasons={reasons} />
          ) : (
            <p className="text-dense text-success-text">Nothing is missing.</p>
          )}
          {(change.error ?? propose.error) && (
            <Problems
              message={(change.error ?? propose.error)?.message}
              reasons={(change.error ?? propose.error)?.reasons ?? []}
            />
          )}
          <div className="flex flex-wrap gap-2">
            <Button
              variant="outline"
              isPending={change.pending}
              isDisabled={!unsaved || pending}
              onPress={() => void save()}
            >
              {unsaved ? 'Save the plan' : 'Saved'}
            </Button>
            {mayPropose && (
              <Button
                isPending={propose.pending}
                isDisabled={reasons.length > 0 || pending}
                onPress={() => void send()}
              >
                Propose for sign-off
              </Button>
            )}
          </div>
          <p className="text-xs text-muted">
            A brand owner who did not propose it signs it off. Then it is frozen: a change is a new lockset
            with its own sign-off.
          </p>
        </aside>
      </div>
    </FieldScope>
  );
}
