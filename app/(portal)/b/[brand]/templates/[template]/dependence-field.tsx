'use client';

import { Button } from '@heroui/react/button';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { DraftSlot } from '@/lib/templates/draft-schemas';
import { Line, Picker, Tick } from './fields';

type ChoiceSlot = Extract<DraftSlot, { type: 'choice' }>;
type Props = {
  slot: ChoiceSlot;
  others: readonly DraftSlot[];
  palette: readonly { name: string }[];
  problem: (field: string) => string | undefined;
  onChange: (slot: ChoiceSlot) => void;
};

const named = (options: readonly string[]) => [
  ...new Set(options.map((option) => option.trim()).filter(Boolean)),
];

/** The values that the followed slot can have, as far as a template knows them: markets are the campaign's. */
function valuesOf(followed: DraftSlot | undefined, palette: Props['palette']): string[] {
  if (followed?.type === 'choice') return named(followed.options);
  return followed?.type === 'colour' ? palette.map((colour) => colour.name) : [];
}

/** Whose value decides which options this slot offers, and which ones for which value. */
export function DependenceField({ slot, others, palette, problem, onChange }: Props) {
  const [market, setMarket] = useState('');
  const { dependsOn } = slot;
  const followable = others.filter((other) => other.type !== 'text' && other.type !== 'number');
  if (followable.length === 0 && !dependsOn) return null;
  const followed = others.find((other) => other.key === dependsOn?.slot);
  const options = named(slot.options);
  const rows = dependsOn?.table ?? [];
  const offered = [...new Set([...valuesOf(followed, palette), ...rows.map((row) => row.value)])];
  const optionsAt = (value: string) => rows.find((row) => row.value === value)?.options ?? [];
  const setRow = (value: string, next: string[]) => {
    if (!dependsOn) return;
    const rest = rows.filter((row) => row.value !== value);
    const place = rows.findIndex((row) => row.value === value);
    const table = next.length === 0 ? rest : [...rest];
    if (next.length > 0) table.splice(place < 0 ? table.length : place, 0, { value, options: next });
    onChange({ ...slot, dependsOn: { ...dependsOn, table } });
  };
  return (
    <div className="space-y-3">
      <Picker
        label="Options follow"
        help="Which of the options can be chosen then depends on that slot's value."
        value={dependsOn?.slot ?? ''}
        error={problem('dependsOn.slot')}
        options={[
          { value: '', name: 'No other slot' },
          ...followable.map((other) => ({ value: other.key, name: other.label || other.key })),
        ]}
        onChange={(key) =>
          onChange({
            ...slot,
            dependsOn: key === '' ? null : { slot: key, table: [], otherwise: options },
          })
        }
      />
      {dependsOn ? (
        <div className="space-y-3 border-l-2 border-separator pl-3">
          {offered.map((value) => (
            <OptionTicks
              key={value}
              title={value}
              all={options}
              chosen={optionsAt(value)}
              error={rowProblem(problem, rows, value)}
              onChange={(next) => setRow(value, next)}
            />
          ))}
          {followed?.type === 'market' ? (
            <div className="flex items-end gap-2">
              <div className="min-w-0 flex-1">
                <Line label="Market, such as de-DE" value={market} maxLength={20} onChange={setMarket} />
              </div>
              <Button
                size="sm"
                variant="secondary"
                className="mb-0.5"
                isDisabled={!/^[a-z]{2,3}-[A-Z]{2}$/.test(market.trim()) || options.length === 0}
                onPress={() => {
                  setRow(market.trim(), options);
                  setMarket('');
                }}
              >
                <Plus aria-hidden size={14} /> Add
              </Button>
            </div>
          ) : null}
          <OptionTicks
            title="Any other value"
            all={options}
            chosen={dependsOn.otherwise}
            error={problem('dependsOn.otherwise')}
            onChange={(otherwise) => onChange({ ...slot, dependsOn: { ...dependsOn, otherwise } })}
          />
        </div>
      ) : null}
    </div>
  );
}

function rowProblem(problem: Props['problem'], rows: readonly { value: string }[], value: string) {
  const index = rows.findIndex((row) => row.value === value);
  return index < 0
    ? undefined
    : (problem(`dependsOn.table.${index}`) ?? problem(`dependsOn.table.${index}.options`));
}

function OptionTicks({
  title,
  all,
  chosen,
  error,
  onChange,
}: {
  title: string;
  all: readonly string[];
  chosen: readonly string[];
  error: string | undefined;
  onChange: (options: string[]) => void;
}) {
  // An option that was renamed stays until somebody takes it out, so that the problem can be seen.
  const shown = [...all, ...chosen.filter((option) => !all.includes(option))];
  return (
    <fieldset>
      <legend className="flex items-center gap-1 text-dense font-medium">
        {title}
        {chosen.length > 0 ? (
          <Button
            size="sm"
            variant="ghost"
            isIconOnly
            aria-label={`Take every option from ${title}`}
            onPress={() => onChange([])}
          >
            <Trash2 aria-hidden size={13} />
          </Button>
        ) : (
          <span className="font-normal text-muted">, nothing of its own</span>
        )}
      </legend>
      <div className="flex flex-wrap gap-x-4">
        {shown.map((option) => (
          <Tick
            key={option}
            label={option}
            checked={chosen.includes(option)}
            onChange={(on) =>
              onChange(shown.filter((entry) => (entry === option ? on : chosen.includes(entry))))
            }
          />
        ))}
      </div>
      {error ? <p className="text-xs text-danger-text">{error}</p> : null}
    </fieldset>
  );
}
