'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { buttonClass } from '@/app/ui/button-class';
import { TextInput } from '@/app/ui/fields/text-input';
import { type PlanPart, PlanSection } from './plan-section';

const MOST = 2_147_483_647;

function freshSeeds(count: number, held: readonly number[]): number[] {
  const made = new Set<number>();
  while (made.size < count) {
    const [value = 1] = crypto.getRandomValues(new Uint32Array(1));
    const seed = (value % MOST) + 1;
    if (seed <= MOST && !held.includes(seed)) made.add(seed);
  }
  return [...made];
}

export function PlanSeeds({ plan, setPlan }: PlanPart) {
  const { seeds } = plan;
  const [typed, setTyped] = useState('');
  const given = Number(typed);
  const fits =
    /^\d+$/.test(typed) && given >= 1 && given <= MOST && !seeds.includes(given) && seeds.length < 64;
  const add = () => {
    if (!fits) return;
    setPlan({ seeds: [...seeds, given] });
    setTyped('');
  };
  return (
    <PlanSection
      id="plan-seeds"
      title="Seeds"
      help="Picture n of a run takes seed n, so four drafts need four. What a seed is worth, each model says for itself."
    >
      {seeds.length > 0 && (
        <ol aria-label="Seeds in order" className="flex flex-wrap gap-1.5">
          {seeds.map((seed, index) => (
            <li
              key={seed}
              className="flex items-center gap-1 rounded-md border border-border bg-surface-secondary py-0.5 ps-2 text-dense"
            >
              <span className="text-muted">{index + 1}.</span> {seed}
              <button
                type="button"
                aria-label={`Take seed ${seed} out`}
                className={buttonClass({
                  variant: 'ghost',
                  size: 'sm',
                  iconOnly: true,
                  className: 'size-6 h-6 min-w-6',
                })}
                onClick={() => setPlan({ seeds: seeds.filter((entry) => entry !== seed) })}
              >
                <X aria-hidden="true" className="size-3.5!" />
              </button>
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <button
          type="button"
          className={buttonClass({ variant: 'outline' })}
          disabled={seeds.length > 60}
          onClick={() => setPlan({ seeds: [...seeds, ...freshSeeds(4, seeds)] })}
        >
          Make four
        </button>
        <TextInput
          name="plan.seed"
          label="Or a number of your own"
          value={typed}
          onChange={setTyped}
          className="w-48"
        />
        <button type="button" className={buttonClass({ variant: 'outline' })} disabled={!fits} onClick={add}>
          Add seed
        </button>
      </div>
    </PlanSection>
  );
}
