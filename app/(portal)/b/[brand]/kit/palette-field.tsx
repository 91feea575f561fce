'use client';

import { Button } from '@heroui/react/button';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { TextInput } from '@/app/ui/fields/text-input';
import { moved } from '@/lib/templates/edit-rules';
import { ContrastNote } from './contrast-note';

export type Colour = { key: number; name: string; hex: string };
type Props = { palette: Colour[]; onChange: (palette: Colour[]) => void };

const whole = (hex: string) => (/^#[0-9a-f]{6}$/i.test(hex) ? hex : '#888888');

/** Names and colours of the palette, in the order in which slots offer them. */
export function PaletteField({ palette, onChange }: Props) {
  const change = (key: number, part: Partial<Colour>) =>
    onChange(palette.map((colour) => (colour.key === key ? { ...colour, ...part } : colour)));
  return (
    <div className="space-y-3">
      {palette.length === 0 ? (
        <p className="text-dense text-muted">No colours yet. Colour slots need at least one.</p>
      ) : null}
      <ol className="space-y-3">
        {palette.map((colour, index) => {
          const what = colour.name || `colour ${index + 1}`;
          return (
            <li
              key={colour.key}
              className="grid grid-cols-[2.75rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-b border-separator pb-3 last:border-0 sm:grid-cols-[2.75rem_minmax(0,1fr)_8rem_auto] sm:items-end"
            >
              <input
                type="color"
                aria-label={`Choose ${what}`}
                className="h-11 w-11 cursor-pointer self-end rounded-md border border-border bg-transparent p-0.5"
                value={whole(colour.hex)}
                onChange={(event) => change(colour.key, { hex: event.target.value })}
              />
              <TextInput
                name={`palette.${index}.name`}
                label="Name"
                value={colour.name}
                maxLength={40}
                onChange={(name) => change(colour.key, { name })}
              />
              <TextInput
                name={`palette.${index}.hex`}
                label="Colour"
                className="max-sm:col-start-2"
                value={colour.hex}
                maxLength={7}
                placeholder="#6B3F1D"
                onChange={(hex) => change(colour.key, { hex })}
              />
              <div className="flex justify-end max-sm:col-start-2">
                <Button
                  size="sm"
                  variant="ghost"
                  isIconOnly
                  aria-label={`Move ${what} up`}
                  isDisabled={index === 0}
                  onPress={() => onChange(moved(palette, index, -1))}
                >
                  <ArrowUp aria-hidden size={14} />
                </Button>
                <Button
                  size="sm"
                  variant="ghost"
                  isIconOnly
                  aria-label={`Move ${what} down`}
                  isDisabled={index === palette.length - 1}
                  onPress={() => onChange(moved(palette, index, 1))}
                >
                  <ArrowDown aria-hidden size={14} />
                </Button>
                <Button
                  size="sm"
                  variant="ghost"
                  isIconOnly
                  aria-label={`Remove ${what}`}
                  onPress={() => onChange(palette.filter((entry) => entry.key !== colour.key))}
                >
                  <Trash2 aria-hidden size={14} />
                </Button>
              </div>
              <div className="col-start-2 sm:col-span-3">
                <ContrastNote hex={colour.hex} />
              </div>
            </li>
          );
        })}
      </ol>
      <Button
        size="sm"
        variant="secondary"
        isDisabled={palette.length >= 24}
        onPress={() =>
          onChange([
            ...palette,
            { key: Math.max(0, ...palette.map((colour) => colour.key + 1)), name: '', hex: '' },
          ])
        }
      >
        <Plus aria-hidden size={14} /> Add colour
      </Button>
    </div>
  );
}
