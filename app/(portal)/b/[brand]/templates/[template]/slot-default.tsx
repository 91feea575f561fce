'use client';

import type { DraftSlot } from '@/lib/templates/draft-schemas';
import { Line, NumberLine, Picker } from './fields';

type Props = {
  slot: DraftSlot;
  palette: readonly { name: string; hex: string }[];
  error: string | undefined;
  onChange: (slot: DraftSlot) => void;
};

const nothing = { value: '', name: 'Nothing; the person chooses' };

/** What the run form starts with, offered as the slot's own type allows. */
export function SlotDefault({ slot, palette, error, onChange }: Props) {
  const label = 'Starts with';
  switch (slot.type) {
    case 'text':
      return (
        <Line
          label={label}
          value={slot.default ?? ''}
          maxLength={400}
          error={error}
          onChange={(text) => onChange({ ...slot, default: text || null })}
        />
      );
    case 'number':
      return (
        <NumberLine
          label={label}
          value={slot.default}
          error={error}
          onChange={(value) => onChange({ ...slot, default: value })}
        />
      );
    case 'market':
      return (
        <Line
          label={label}
          help="Such as de-DE. Used only where the campaign has it."
          value={slot.default ?? ''}
          maxLength={20}
          error={error}
          onChange={(text) => onChange({ ...slot, default: text || null })}
        />
      );
    default: {
      const names =
        slot.type === 'choice'
          ? [...new Set(slot.options.map((option) => option.trim()).filter(Boolean))]
          : palette.map((colour) => colour.name);
      const kept = slot.default !== null && !names.includes(slot.default) ? [slot.default] : [];
      return (
        <Picker
          label={label}
          value={slot.default ?? ''}
          error={error}
          options={[nothing, ...[...names, ...kept].map((name) => ({ value: name, name }))]}
          onChange={(value) => onChange({ ...slot, default: value || null })}
        />
      );
    }
  }
}
