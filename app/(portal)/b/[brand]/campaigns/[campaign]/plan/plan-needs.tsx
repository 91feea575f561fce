'use client';

import { useState } from 'react';
import { CheckboxesInput, CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { territoryPattern, type Use, useNames, uses } from '@/lib/models/names';
import { type PlanPart, PlanSection } from './plan-section';

const codes = (text: string) => [
  ...new Set(
    text
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
];

export function PlanNeeds({ plan, setPlan }: PlanPart) {
  const { needs } = plan;
  const [typed, setTyped] = useState(() => needs.territories.join(', '));
  const wrong = codes(typed).filter((code) => !territoryPattern.test(code));
  const set = (part: Partial<typeof needs>) => setPlan({ needs: { ...needs, ...part } });
  return (
    <PlanSection
      id="plan-needs"
      title="Needs"
      help="What the pictures have to be allowed to do. Rights of references and terms of models are held against it."
    >
      <CheckboxesInput
        name="plan.needs.uses"
        label="Uses"
        values={needs.uses}
        onChange={(next) => set({ uses: next as Use[] })}
        options={uses.map((use) => ({ value: use, label: useNames[use] }))}
      />
      <TextInput
        name="plan.needs.territories"
        label="Territories"
        help="Two-letter country codes, or WORLD."
        placeholder="DE, GB"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          set({ territories: codes(text).filter((code) => territoryPattern.test(code)) });
        }}
      />
      {wrong.length > 0 && (
        <p className="text-xs text-danger-text">Not a country code: {wrong.join(', ')}. It is left out.</p>
      )}
      <CheckboxInput
        name="plan.needs.indemnity"
        label="The provider must indemnify"
        help="Only models whose terms say yes can then be chosen."
        checked={needs.indemnity}
        onChange={(indemnity) => set({ indemnity })}
      />
    </PlanSection>
  );
}
