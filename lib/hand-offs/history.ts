import { eventSentence } from '@/lib/provenance/sentence';
import type { Package } from './read-package';
import { bullets, inline, quote, section, utc } from './words';

/** Lineage and events of the concept, as data. */
export function historyData({ subject, drafts, runs, references, events }: Package) {
  const names = Object.fromEntries(references.map((entry) => [entry.id, entry.name]));
  for (const output of runs.flatMap((run) => run.outputs)) names[output.routeId] = output.model;
  for (const event of events)
    if (event.type === 'run.requested') {
      const run = runs.find((entry) => entry.id === event.subject);
      if (run) names[String(event.payload.routeId)] = run.model;
    }
  return {
    concept: { id: subject.conceptId, name: subject.concept },
    lineage: drafts.map((draft) => ({
      id: draft.id,
      file: draft.path,
      sha256: draft.sha256,
      runId: draft.runId,
      madeFrom: draft.parents,
    })),
    events: events.map((event) => ({
      ...event,
      sentence: eventSentence({ type: event.type, actorName: event.actor, payload: event.payload }, names),
    })),
  };
}
export type History = ReturnType<typeof historyData>;

/** The same for a person. Times are in UTC. */
export function historyText(history: History): string {
  const fileOf = new Map(history.lineage.map((entry) => [entry.id, entry.file ?? entry.id]));
  return `${[
    `# History: ${inline(history.concept.name)}`,
    section(
      'Where each picture comes from',
      bullets(
        history.lineage.map(
          (entry) =>
            `${entry.file ?? `${entry.id} (left out)`}: ${
              entry.madeFrom.length === 0
                ? entry.runId
                  ? 'made from the prompt'
                  : 'uploaded'
                : entry.madeFrom
                    .map((parent) => `${parent.operation} of ${fileOf.get(parent.id) ?? parent.id}`)
                    .join('; ')
            }`,
        ),
      ),
    ),
    section(
      'What happened',
      ...history.events.map((event) =>
        [
          `${utc(event.at)}: ${inline(event.sentence.text)}`,
          event.sentence.quote ? quote(event.sentence.quote) : '',
          event.sentence.hash ? `SHA-256 ${event.sentence.hash}` : '',
        ]
          .filter((part) => part !== '')
          .join('\n\n'),
      ),
    ),
  ].join('\n\n')}\n`;
}
