import { policiesOf } from '@/lib/campaigns/schemas';
import type { Reason } from '@/lib/errors';
import type { RouteDecision } from '@/lib/models/choose-route';
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

const WARN_DAYS = 60;

/** What should be known of the chosen model before money is spent, and does not stand against it. */
export function routeWarnings({ chosen }: RouteDecision, today: string): Reason[] {
  if (!chosen) return [];
  const warnings: Reason[] = [];
  const { retiresOn } = chosen.spec.lifecycle;
  const days = retiresOn ? Math.round((Date.parse(retiresOn) - Date.parse(today)) / 86_400_000) : null;
  if (days !== null && days <= WARN_DAYS)
    warnings.push({
      code: 'retiring',
      message: `${chosen.name} retires on ${retiresOn}, in ${days} ${days === 1 ? 'day' : 'days'}.`,
      cure: 'Try its replacement on the model desk before then.',
    });
  if (chosen.waitsUntil !== null)
    warnings.push({
      code: 'waits',
      message: `${chosen.name} failed lately and takes no calls until ${chosen.waitsUntil.slice(11, 16)} UTC; the run waits until then.`,
      cure: 'Run it anyway, and it starts by itself; or come back later.',
    });
  return warnings;
}
