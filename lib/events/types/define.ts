import type { z } from 'zod';

/** One type of event: its meaning in a line, and the shape of its payload. */
export type EventType = { meaning: string; payload: z.ZodObject };
export const defineEvents = <T extends Record<string, EventType>>(types: T): T => types;
