'use client';

import { NumberInput } from '@/app/ui/fields/number-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { marketName } from '@/lib/templates/compose';
import type { Slot } from '@/lib/templates/schemas';

type Props = {
  slot: Slot;
  value: string | number | undefined;
  onChange: (value: string | number | undefined) => void;
  markets: readonly string[];
  palette: readonly { name: string; hex: string }[];
};

function optionsOf({ slot, markets, palette }: Props): { value: string; label: string }[] {
  if (slot.type === 'choice') return slot.options.map((option) => ({ value: option, label: option }));
  if (slot.type === 'colour')
    return palette.map((colour) => ({ value: colour.name, label: `${colour.name}, ${colour.hex}` }));
  return markets.map((market) => ({ value: market, label: `${marketName(market)}, ${market}` }));
}

/** One open slot of the template, as the field that fits its type. Its problem stands beside it, by its path. */
export function SlotField(props: Props) {
  const { slot, value, onChange } = props;
  const name = `slots.${slot.key}`;
  const shared = { name, label: slot.label, required: slot.required };
  if (slot.type === 'text') {
    const length = [...String(value ?? '')].length;
    return (
      <TextInput
        {...shared}
        value={String(value ?? '')}
        onChange={(text) => onChange(text === '' ? undefined : text)}
        help={`${slot.help ? `${slot.help} ` : ''}${length} of ${slot.maxLength} characters.`}
      />
    );
  }
  if (slot.type === 'number')
    return (
      <NumberInput
        {...shared}
        value={typeof value === 'number' ? value : Number.NaN}
        min={slot.min}
        max={slot.max}
        step={slot.step}
        onChange={(number) => onChange(Number.isNaN(number) ? undefined : number)}
        help={slot.help || `From ${slot.min} to ${slot.max}.`}
      />
    );
  const colour = slot.type === 'colour' ? props.palette.find((entry) => entry.name === value) : undefined;
  return (
    <div className="flex items-start gap-2">
      <SelectInput
        {...shared}
        className="min-w-0 flex-1"
        value={typeof value === 'string' ? value : ''}
        onChange={(text) => onChange(text === '' ? undefined : text)}
        options={optionsOf(props)}
        none={slot.required ? 'Choose' : 'None'}
        help={slot.help}
      />
      {colour && (
        <span
          aria-hidden
          className="mt-6 size-9 shrink-0 rounded-md border border-border"
          style={{ backgroundColor: colour.hex }}
        />
      )}
    </div>
  );
}
