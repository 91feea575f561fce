'use client';

import { Lock } from 'lucide-react';
import { NumberInput } from '@/app/ui/fields/number-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { allowedInWords } from '@/lib/templates/allowed-characters';
import { marketName } from '@/lib/templates/compose';
import type { Slot, SlotValues, TemplateSpec } from '@/lib/templates/schemas';
import { type ChoiceWorld, followedBy, optionsOf } from '@/lib/templates/slot-options';

type Props = {
  spec: TemplateSpec;
  slot: Slot;
  values: SlotValues;
  world: ChoiceWorld;
  onChange: (value: string | number | undefined) => void;
};

function nameOf(slot: Slot, value: string, world: ChoiceWorld): string {
  if (slot.type === 'market') return `${marketName(value)}, ${value}`;
  const colour = slot.type === 'colour' ? world.palette.find((entry) => entry.name === value) : undefined;
  return colour ? `${value}, ${colour.hex}` : value;
}

const sentence = (...parts: (string | false | null)[]) => parts.filter(Boolean).join(' ') || undefined;

/** A slot that the template holds at its default: shown, so that nobody looks for it, and not a field. */
function LockedSlot({ slot, world }: { slot: Slot; world: ChoiceWorld }) {
  return (
    <div className="flex flex-col gap-1" data-slot-lock="locked">
      <span className="label">{slot.label}</span>
      <p className="flex items-start gap-2 rounded-md bg-lock px-3 py-2 text-dense text-lock-foreground">
        <Lock aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        <span className="wrap-anywhere">{nameOf(slot, String(slot.default), world)}</span>
      </p>
      <p className="description">
        {sentence(slot.help, 'Locked by the template: every run has this value.')}
      </p>
    </div>
  );
}

/** One slot of the template, as the field that fits its type and its lock. Its problem stands beside it, by its path. */
export function SlotField({ spec, slot, values, world, onChange }: Props) {
  if (slot.lock === 'locked') return <LockedSlot slot={slot} world={world} />;
  const value = values[slot.key];
  const needed = slot.lock !== 'editable';
  const change =
    slot.lock === 'change_required' && `Has to differ from "${slot.default}", which stands there first.`;
  const shared = { name: `slots.${slot.key}`, label: slot.label, required: needed };
  if (slot.type === 'text') {
    const length = [...String(value ?? '').trim()].length;
    return (
      <TextInput
        {...shared}
        value={String(value ?? '')}
        onChange={(text) => onChange(text === '' ? undefined : text)}
        help={sentence(
          slot.help,
          change,
          slot.allowed && `Takes ${allowedInWords(slot.allowed)}.`,
          `${length} of ${slot.maxLength} characters.`,
        )}
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
        help={sentence(slot.help, change, `From ${slot.min} to ${slot.max}.`)}
      />
    );
  const { options, waitsFor } = optionsOf(spec, slot, values, world) ?? { options: [], waitsFor: null };
  const followed = followedBy(spec, slot);
  const colour = slot.type === 'colour' ? world.palette.find((entry) => entry.name === value) : undefined;
  const follows =
    followed &&
    (waitsFor
      ? `Choose ${waitsFor} first.`
      : `${options.length} ${options.length === 1 ? 'option' : 'options'} for ${followed.label} "${values[followed.key]}".`);
  return (
    <div className="flex items-start gap-2">
      <SelectInput
        {...shared}
        className="min-w-0 flex-1"
        value={typeof value === 'string' && options.includes(value) ? value : ''}
        disabled={waitsFor !== null}
        onChange={(text) => onChange(text === '' ? undefined : text)}
        options={options.map((option) => ({ value: option, label: nameOf(slot, option, world) }))}
        none={needed ? 'Choose' : 'None'}
        help={sentence(slot.help, change, follows)}
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
