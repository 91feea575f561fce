import { bigint, timestamp } from 'drizzle-orm/pg-core';

/** An instant, always with time zone. */
export const at = (name: string) => timestamp(name, { withTimezone: true });

/** Money: integer micro-units of the row's currency. Safe as a number up to nine billion units. */
export const micros = (name: string) => bigint(name, { mode: 'number' });
