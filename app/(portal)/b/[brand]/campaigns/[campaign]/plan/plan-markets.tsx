'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { buttonClass } from '@/app/ui/button-class';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { marketPattern, type Stage } from '@/lib/campaigns/names';
import { stagesOf } from '@/lib/campaigns/rules';
import { type PlanPart, PlanSection } from './plan-section';

const chains: { value: string; label: string; stages: Stage[] }[] = [
  { value: 'brand,legal', label: 'Brand review, then legal review', stages: ['brand', 'legal'] },
  { value: 'legal,brand', label: 'Legal review, then brand review', stages: ['legal', 'brand'] },
  { value: 'brand', label: 'Brand review only', stages: ['brand'] },
  { value: 'legal', label: 'Legal review only', stages: ['legal'] },
];

/** `de-de` and `de_DE` are understood. */
const tidy = (text: string) => {
  const [language = '', region = ''] = text.trim().split(/[-_]/);
  return `${language.toLowerCase()}-${region.toUpperCase()}`;
};

export function PlanMarkets({ plan, setPlan }: PlanPart) {
  const [typed, setTyped] = useState('');
  const wanted = typed
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(tidy);
  const fits = wanted.length > 0 && wanted.every((market) => marketPattern.test(market));
  const add = () => {
    if (!fits) return;
    setPlan({ markets: [...new Set([...plan.markets, ...wanted])] });
    setTyped('');
  };
  const remove = (market: string) =>
    setPlan({
      markets: plan.markets.filter((entry) => entry !== market),
      chains: plan.chains.filter((chain) => chain.market !== market),
    });
  return (
    <PlanSection
      id="plan-markets"
      title="Markets and approvals"
      help="Language and country, and who signs a picture of that market off, in order."
    >
      {plan.markets.length > 0 && (
        <ul className="flex flex-col gap-2">
          {plan.markets.map((market) => (
            <li key={market} className="flex items-end gap-2">
              <SelectInput
                name={`plan.chains.${market}`}
                label={market}
                className="max-w-sm"
                value={stagesOf(plan, market).join(',')}
                options={chains}
                onChange={(value) => {
                  const stages = chains.find((chain) => chain.value === value)?.stages;
                  if (stages)
                    setPlan({
                      chains: [...plan.chains.filter((chain) => chain.market !== market), { market, stages }],
                    });
                }}
              />
              <button
                type="button"
                aria-label={`Take ${market} out`}
                className={buttonClass({ variant: 'ghost', iconOnly: true })}
                onClick={() => remove(market)}
              >
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <TextInput
          name="plan.market"
          label="Add markets"
          placeholder="de-DE, en-GB"
          value={typed}
          onChange={setTyped}
          className="w-56"
        />
        <button type="button" className={buttonClass({ variant: 'outline' })} disabled={!fits} onClick={add}>
          Add
        </button>
      </div>
      {typed && !fits && (
        <p className="text-xs text-muted">Write a market as language-COUNTRY, such as de-DE.</p>
      )}
    </PlanSection>
  );
}
