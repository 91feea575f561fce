'use client';

import { allowedInWords } from '@/lib/templates/allowed-characters';
import type { DraftSlot } from '@/lib/templates/draft-schemas';
import { type CharacterSet, characterSets } from '@/lib/templates/slot-schemas';
import { Line, Tick } from './fields';

type TextSlot = Extract<DraftSlot, { type: 'text' }>;
type Props = { slot: TextSlot; problem: string | undefined; onChange: (slot: TextSlot) => void };

const setNames: Record<CharacterSet, string> = {
  letters: 'Letters',
  digits: 'Digits',
  spaces: 'Spaces',
  punctuation: 'Punctuation',
};

/** Which characters a text may be made of: kinds of them in every script, and single ones beside. */
export function AllowedField({ slot, problem, onChange }: Props) {
  const { allowed } = slot;
  return (
    <fieldset className="space-y-1">
      <legend className="sr-only">Allowed characters</legend>
      <Tick
        label="Only some characters"
        checked={allowed !== null}
        onChange={(on) =>
          onChange({ ...slot, allowed: on ? { sets: ['letters', 'spaces'], extra: '' } : null })
        }
      />
      {allowed ? (
        <div className="space-y-2 border-l-2 border-separator pl-3">
          <div className="flex flex-wrap gap-x-4">
            {characterSets.map((set) => (
              <Tick
                key={set}
                label={setNames[set]}
                checked={allowed.sets.includes(set)}
                onChange={(on) =>
                  onChange({
                    ...slot,
                    allowed: {
                      ...allowed,
                      sets: characterSets.filter((entry) =>
                        entry === set ? on : allowed.sets.includes(entry),
                      ),
                    },
                  })
                }
              />
            ))}
          </div>
          <Line
            label="And these"
            help={`Takes ${allowedInWords(allowed)}.`}
            mono
            value={allowed.extra}
            maxLength={80}
            error={problem}
            onChange={(extra) => onChange({ ...slot, allowed: { ...allowed, extra } })}
          />
        </div>
      ) : null}
    </fieldset>
  );
}
