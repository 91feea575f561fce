import { Callout } from '@/app/ui/problems';
import type { Making } from '@/lib/assets/record-store';
import { failureWords } from '@/lib/models/failure-words';

/** The models that a picture's history speaks of, by their ids. */
export const modelNames = (making: Making | null): Record<string, string> =>
  making ? { [making.asked.id]: making.asked.name, [making.route.id]: making.route.name } : {};

/** Why another model than the asked one made a picture; null where its own did. */
export function tookOverWords({ asked, route, calls, tookOverBecause }: Making): string | null {
  if (asked.id === route.id) return null;
  const failed = calls.findLast((call) => call.modelName !== route.name && call.state === 'failed');
  const why = failed?.response.code;
  return `Made by ${route.name}, because ${
    failed && typeof why === 'string'
      ? `${failed.modelName} did not make it: ${failureWords(why)}.`
      : `${asked.name} could not take it. ${tookOverBecause ?? ''}`
  }`.trim();
}

/** Says plainly that the lockset's other model made the picture. */
export function TookOver({ making }: { making: Making }) {
  const words = tookOverWords(making);
  if (!words) return null;
  return (
    <Callout title="Another model of the lockset took over">
      <p>{words}</p>
    </Callout>
  );
}
