import type { z } from 'zod';
import { breakGlassEvents } from './types/break-glass';
import { campaignEvents } from './types/campaigns';
import { deskEvents } from './types/desk';
import { libraryEvents } from './types/library';
import { modelEvents } from './types/models';
import { moneyEvents } from './types/money';
import { peopleEvents } from './types/people';
import { reviewEvents } from './types/reviews';
import { runEvents } from './types/runs';

/** The closed union of everything that can be recorded. */
export const eventTypes = {
  ...peopleEvents,
  ...libraryEvents,
  ...campaignEvents,
  ...moneyEvents,
  ...breakGlassEvents,
  ...runEvents,
  ...modelEvents,
  ...deskEvents,
  ...reviewEvents,
};
export type EventName = keyof typeof eventTypes;
export type EventPayload<N extends EventName> = z.infer<(typeof eventTypes)[N]['payload']>;

export type Subject = { type: string; id: string };

/** An event as a verb hands it over; actor, brand and time come from the mutation. */
export type NewEvent = {
  [N in EventName]: {
    type: N;
    subject: Subject;
    campaignId?: string | null;
    brandId?: string | null;
    payload: EventPayload<N>;
  };
}[EventName];
