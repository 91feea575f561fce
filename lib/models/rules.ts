import type { ModelSpec } from './schemas';

/** Whether a model is gone on a day (ISO date): its provider said so, or its last day has come. */
export function isRetired(lifecycle: ModelSpec['lifecycle'], today: string): boolean {
  return lifecycle.state === 'retired' || (lifecycle.retiresOn !== null && lifecycle.retiresOn <= today);
}
