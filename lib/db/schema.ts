// The one list of every table, for drizzle's query builder and for migrations.
export * from './schema/break-glass';
export * from './schema/campaigns';
export * from './schema/desk';
export * from './schema/events';
export * from './schema/hand-offs';
export * from './schema/library';
export * from './schema/models';
export * from './schema/money';
export * from './schema/people';
export * from './schema/reviews';
export * from './schema/runs';
export * from './schema/saved-views';
