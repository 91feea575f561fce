'use client';

import { Button } from '@heroui/react/button';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { DraftSlot } from '@/lib/templates/draft-schemas';
import { type SlotType, slotTypeNames, slotTypes } from '@/lib/templates/edit-rules';
import { NativeSelect } from './native-select';

const lockWords: Record<DraftSlot['lock'], string> = {
  editable: ', may stay empty',
  required: '',
  change_required: ', must be changed',
  locked: ', locked',
};

type Props = {
  slots: DraftSlot[];
  selected: string | null;
  troubled: (index: number) => boolean;
  onSelect: (key: string) => void;
  onMove: (index: number, by: -1 | 1) => void;
  onAdd: (type: SlotType) => void;
};

/** The slots in the order in which the form will ask for them. */
export function SlotList({ slots, selected, troubled, onSelect, onMove, onAdd }: Props) {
  const [type, setType] = useState<SlotType>('choice');
  return (
    <section aria-labelledby="slots-heading">
      <h2 id="slots-heading" className="mb-2 text-sm font-semibold">
        Slots
      </h2>
      <ol className="divide-y divide-separator rounded-lg border border-border">
        {slots.length === 0 ? (
          <li className="p-3 text-sm text-muted">No slots: every run would be the same.</li>
        ) : null}
        {slots.map((slot, index) => (
          <li key={slot.key} className="flex items-center gap-1 pr-1">
            <Button
              variant="ghost"
              className="h-auto min-h-11 min-w-0 flex-1 justify-start rounded-none px-3 py-2 text-left"
              aria-pressed={selected === slot.key}
              onPress={() => onSelect(slot.key)}
            >
              <span className="min-w-0">
                <span className={`block truncate text-sm ${selected === slot.key ? 'font-semibold' : ''}`}>
                  {slot.label || 'Slot without a label'}
                </span>
                <span className="block truncate text-xs font-normal text-muted">
                  {slotTypeNames[slot.type]}
                  {lockWords[slot.lock]}
                  {troubled(index) ? ', needs attention' : ''}
                </span>
              </span>
            </Button>
            <Button
              size="sm"
              variant="ghost"
              isIconOnly
              aria-label={`Ask for ${slot.label || slot.key} earlier`}
              isDisabled={index === 0}
              onPress={() => onMove(index, -1)}
            >
              <ArrowUp aria-hidden size={14} />
            </Button>
            <Button
              size="sm"
              variant="ghost"
              isIconOnly
              aria-label={`Ask for ${slot.label || slot.key} later`}
              isDisabled={index === slots.length - 1}
              onPress={() => onMove(index, 1)}
            >
              <ArrowDown aria-hidden size={14} />
            </Button>
          </li>
        ))}
      </ol>
      <div className="mt-2 flex gap-2">
        <NativeSelect
          aria-label="Type of the new slot"
          className="flex-1"
          value={type}
          onChange={(event) => setType(event.target.value as SlotType)}
        >
          {slotTypes.map((entry) => (
            <option
              key={entry}
              value={entry}
              disabled={entry === 'market' && slots.some((slot) => slot.type === 'market')}
            >
              {slotTypeNames[entry]}
            </option>
          ))}
        </NativeSelect>
        <Button size="sm" variant="secondary" isDisabled={slots.length >= 30} onPress={() => onAdd(type)}>
          Add slot
        </Button>
      </div>
    </section>
  );
}
