'use client';

import { useState } from 'react';
import { isRetired } from '@/lib/models/rules';
import type { ModelSpec } from '@/lib/models/schemas';
import type { Chosen } from './spec-of';

/** The parts of a model's facts that other fields of the form follow. */
export function useSpec(spec: ModelSpec, today: string) {
  const [chosen, setChosen] = useState<Chosen>({
    tiers: spec.tiers,
    state: spec.lifecycle.state,
    retiresOn: spec.lifecycle.retiresOn ?? '',
  });
  const set = (part: Partial<Chosen>) => setChosen((now) => ({ ...now, ...part }));
  const { state, retiresOn } = chosen;
  return { chosen, set, retired: isRetired({ state, since: null, retiresOn: retiresOn || null }, today) };
}

export type SpecState = ReturnType<typeof useSpec>;
