import type { Tx } from '@/lib/db/client';
import type { NewEvent } from '@/lib/events/events';
import { recordFailure, recordSuccess } from './health-store';
import type { Route } from './store';

/** A refused key or an empty account fails every call, whatever was asked for. */
export const brokenForAll: readonly string[] = ['no_access', 'no_credit'];

/** Failures that say something of the provider, not of the request. */
const unhealthy: readonly string[] = [
  'busy',
  'unreachable',
  'provider_error',
  'interrupted',
  'malformed',
  ...brokenForAll,
];

/** What a failed call says of its model's health; the event says when it opened the breaker. */
export async function noteFailure(
  tx: Tx,
  route: Route,
  failed: { code: string; retryAfterMs: number | null },
  now: Date,
): Promise<NewEvent[]> {
  const { code, retryAfterMs } = failed;
  if (route.spec.repeatable || code === 'worker_lost') return [];
  if (!unhealthy.includes(code)) {
    // A provider that refuses or answers oddly is there; what was asked is at fault.
    await recordSuccess(tx, route.id, now);
    return [];
  }
  const atOnce = brokenForAll.includes(code);
  const opened = await recordFailure(tx, route.id, { code, atOnce, retryAfterMs: retryAfterMs ?? 0, now });
  if (!opened) return [];
  const subject = { type: 'route', id: route.id };
  return [{ type: 'route.opened', brandId: null, subject, payload: { routeId: route.id, code } }];
}
