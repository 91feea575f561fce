import { policiesOf } from '@/lib/campaigns/schemas';
import type { Reason } from '@/lib/errors';
import type { RouteDecision } from '@/lib/models/choose-route';
import { daysToRetirement, endingWords, isEnding } from '@/lib/models/retirement-rules';
import type { RouteQuestion } from '@/lib/models/route-reasons';
import type { RunWorld } from './world';

type Asked = Pick<
  RouteQuestion,
  'tier' | 'operation' | 'ratio' | 'count' | 'currency' | 'budgetLeftMicros' | 'mask' | 'today'
>;

/** A picture that goes to the model: a reference, or the parent in the role `base`. */
export type InputPicture = { role: string; consent: string; bytes: number; pixels: number };

/** What routing is asked for a run: its input pictures, and what the lockset needs and accepts. Pure. */
export function routeQuestion(
  document: NonNullable<RunWorld['lockset']>['document'],
  pictures: readonly InputPicture[],
  asked: Asked,
): RouteQuestion {
  const most = (of: (picture: { bytes: number; pixels: number }) => number) =>
    Math.max(0, ...pictures.map(of));
  return {
    ...asked,
    inputs: pictures.length,
    largest: { bytes: most((entry) => entry.bytes), pixels: most((entry) => entry.pixels) },
    // A reference with a release or consent shows the people who gave it.
    faces: pictures.some((entry) => entry.role === 'character' || entry.consent.trim() !== ''),
    needs: document.needs,
    ...policiesOf(document),
  };
}

/** What should be known of the chosen model before money is spent, and does not stand against it. */
export function routeWarnings({ chosen }: RouteDecision, today: string): Reason[] {
  if (!chosen) return [];
  const warnings: Reason[] = [];
  const { lifecycle } = chosen.spec;
  const days = daysToRetirement(lifecycle, today);
  if (days !== null && isEnding(lifecycle, today))
    warnings.push({
      code: 'retiring',
      message: `${chosen.name} ${endingWords({ days, retiresOn: lifecycle.retiresOn })}.`,
      cure: 'Try its replacement on the model desk before then.',
      href: 'desk',
    });
  if (chosen.waitsUntil !== null)
    warnings.push({
      code: 'waits',
      message: `${chosen.name} failed lately and takes no calls until ${chosen.waitsUntil.slice(11, 16)} UTC; the run waits until then.`,
      cure: 'Run it anyway, and it starts by itself; or come back later.',
    });
  return warnings;
}
