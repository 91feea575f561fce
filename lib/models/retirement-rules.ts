import { isRetired } from './rules';
import type { ModelSpec, Tier } from './schemas';

/** From this many days before its last one on, a model warns the campaigns that use it. */
export const RETIRE_WARN_DAYS = 60;

const DAY_MS = 86_400_000;

/** Days until a model's last day (ISO dates); 0 or less when it is gone, null when no end is known. */
export function daysToRetirement(lifecycle: ModelSpec['lifecycle'], today: string): number | null {
  if (lifecycle.retiresOn === null) return lifecycle.state === 'retired' ? 0 : null;
  const days = Math.round((Date.parse(lifecycle.retiresOn) - Date.parse(today)) / DAY_MS);
  return isRetired(lifecycle, today) ? Math.min(0, days) : days;
}

/** The last day on which a model's retirement is near enough to warn today (ISO dates). */
export const warnsUntil = (today: string): string =>
  new Date(Date.parse(today) + RETIRE_WARN_DAYS * DAY_MS).toISOString().slice(0, 10);

/** Whether its campaigns are warned today. */
export function isEnding(lifecycle: ModelSpec['lifecycle'], today: string): boolean {
  const days = daysToRetirement(lifecycle, today);
  return days !== null && days <= RETIRE_WARN_DAYS;
}

/** A route of a tier of a campaign's lockset in force. */
export type LockedRoute = {
  campaignId: string;
  campaignName: string;
  tier: Tier;
  routeId: string;
  routeName: string;
  lifecycle: ModelSpec['lifecycle'];
};

export type Ending = {
  campaignId: string;
  campaignName: string;
  routeId: string;
  routeName: string;
  retiresOn: string | null;
  /** 0 or less: it is gone. */
  days: number;
  /** Where it is used, and the models of that tier that stay. */
  tiers: { tier: Tier; beside: string[] }[];
};

/** Which campaigns lose which model, and what stays beside it in each tier; soonest first. */
export function endings(locked: readonly LockedRoute[], today: string): Ending[] {
  const found = new Map<string, Ending>();
  for (const { lifecycle, tier, ...one } of locked) {
    const days = daysToRetirement(lifecycle, today);
    if (days === null || !isEnding(lifecycle, today)) continue;
    const key = `${one.campaignId} ${one.routeId}`;
    const ending = found.get(key) ?? { ...one, retiresOn: lifecycle.retiresOn, days, tiers: [] };
    const beside = locked
      .filter((other) => other.campaignId === one.campaignId && other.tier === tier)
      .filter((other) => !isEnding(other.lifecycle, today))
      .map((other) => other.routeName);
    found.set(key, { ...ending, tiers: [...ending.tiers, { tier, beside }] });
  }
  return [...found.values()].sort(
    (a, b) =>
      a.days - b.days || a.campaignName.localeCompare(b.campaignName) || a.routeId.localeCompare(b.routeId),
  );
}

/** When it goes, as a half sentence after the model's name. */
export function endingWords({ days, retiresOn }: Pick<Ending, 'days' | 'retiresOn'>): string {
  if (days <= 0) return retiresOn ? `was retired on ${retiresOn}` : 'was retired';
  return `retires on ${retiresOn}, in ${days} ${days === 1 ? 'day' : 'days'}`;
}

/** What that means for a campaign, tier by tier. */
export function besideWords({ tiers }: Pick<Ending, 'tiers'>): string {
  return tiers
    .map(({ tier, beside }) =>
      beside.length === 0
        ? `No other model serves its ${tier} tier.`
        : `${beside.join(' and ')} ${beside.length === 1 ? 'stays' : 'stay'} in its ${tier} tier.`,
    )
    .join(' ');
}
