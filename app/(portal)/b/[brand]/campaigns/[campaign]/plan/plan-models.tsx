'use client';

import { ArrowUp } from 'lucide-react';
import { buttonClass } from '@/app/ui/button-class';
import { CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { formatMoney } from '@/app/ui/format';
import { policiesOf } from '@/lib/campaigns/names';
import { type PlanRoute, planRouteReasons } from '@/lib/campaigns/plan-rules';
import { type Tier, tiers } from '@/lib/models/names';
import { pictureMicros, resolutionFor } from '@/lib/models/prices';
import { type PlanPart, PlanSection } from './plan-section';

const tierHelp: Record<Tier, string> = {
  draft: 'Draft: many at once, to explore.',
  standard: 'Standard: better pictures while exploring.',
  final: 'Final: only for what was picked.',
  motion: 'Motion: short clips of what was picked.',
};
const seedWords = { none: 'takes no seed', hint: 'a seed is a hint', exact: 'same seed, same bytes' };

export function PlanModels({ plan, setPlan, world }: PlanPart) {
  const chosen = (tier: Tier) => plan.tiers.find((entry) => entry.tier === tier)?.routeIds ?? [];
  const set = (tier: Tier, routeIds: string[]) =>
    setPlan({
      tiers: tiers.flatMap((entry) => {
        const ids = entry === tier ? routeIds : chosen(entry);
        return ids.length > 0 ? [{ tier: entry, routeIds: ids }] : [];
      }),
    });
  return (
    <PlanSection
      id="plan-tiers"
      title="Tiers and models"
      help={`${
        policiesOf(plan).prefer === 'price'
          ? 'The cheapest one that can is taken, whatever the order.'
          : 'In the order that you want them: the first one that can is taken.'
      } Only models whose terms legal accepted for this campaign's needs can be chosen.`}
    >
      {tiers.map((tier) => {
        const ids = chosen(tier);
        const serving = world.routes.filter(
          (route) => resolutionFor(route.spec, tier) !== null || ids.includes(route.id),
        );
        if (serving.length === 0) return null;
        const ordered = [
          ...ids.flatMap((id) => serving.find((route) => route.id === id) ?? []),
          ...serving.filter((route) => !ids.includes(route.id)),
        ];
        const reasonsOf = new Map(
          serving.map((route) => [
            route.id,
            planRouteReasons(route, tier, plan.needs, world.today).map((entry) => entry.message),
          ]),
        );
        const closed = ordered.filter(
          (route) => !ids.includes(route.id) && (reasonsOf.get(route.id)?.length ?? 0) > 0,
        );
        return (
          <fieldset key={tier} className="flex flex-col gap-2 border-t border-separator pt-3">
            <legend className="float-left mb-1 w-full text-dense font-medium">{tierHelp[tier]}</legend>
            <ul className="clear-both flex flex-col gap-2">
              {ordered
                .filter((route) => !closed.includes(route))
                .map((route) => (
                  <Route
                    key={route.id}
                    route={route}
                    tier={tier}
                    position={ids.indexOf(route.id)}
                    reasons={reasonsOf.get(route.id) ?? []}
                    onToggle={(on) =>
                      set(tier, on ? [...ids, route.id] : ids.filter((id) => id !== route.id))
                    }
                    onUp={() => {
                      const at = ids.indexOf(route.id);
                      set(tier, ids.toSpliced(at, 1).toSpliced(at - 1, 0, route.id));
                    }}
                  />
                ))}
            </ul>
            {closed.length > 0 && (
              <details className="text-dense">
                <summary className="w-fit cursor-pointer rounded-sm py-0.5 text-accent-text hover:underline">
                  {closed.length === 1 ? 'One model cannot' : `${closed.length} models cannot`} be chosen
                </summary>
                <ul className="mt-1.5 flex flex-col gap-1.5 border-l-2 border-border pl-3">
                  {closed.map((route) => (
                    <li key={route.id}>
                      <span className="font-medium">{route.name}</span>
                      <p className="text-muted">{reasonsOf.get(route.id)?.join(' ')}</p>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </fieldset>
        );
      })}
    </PlanSection>
  );
}

function Route({
  route,
  tier,
  position,
  reasons,
  onToggle,
  onUp,
}: {
  route: PlanRoute;
  tier: Tier;
  position: number;
  reasons: string[];
  onToggle: (on: boolean) => void;
  onUp: () => void;
}) {
  const price = pictureMicros(route.spec, tier, 1);
  const on = position >= 0;
  return (
    <li className="flex items-start justify-between gap-2">
      <CheckboxInput
        name={`plan.tiers.${tier}`}
        value={route.id}
        label={on ? `${position + 1}. ${route.name}` : route.name}
        checked={on}
        onChange={onToggle}
        help={
          reasons.length > 0 ? (
            <span className="text-danger-text">{reasons.join(' ')}</span>
          ) : (
            `${price === null ? 'Price not known' : `${formatMoney(price, route.spec.currency)} a picture`}; ${resolutionFor(route.spec, tier)}; ${seedWords[route.spec.seedClass]}`
          )
        }
      />
      {position > 0 && (
        <button
          type="button"
          aria-label={`Prefer ${route.name} more`}
          title="Prefer more"
          className={buttonClass({ variant: 'ghost', size: 'sm', iconOnly: true })}
          onClick={onUp}
        >
          <ArrowUp aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
