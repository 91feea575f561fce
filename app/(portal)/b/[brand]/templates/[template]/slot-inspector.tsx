'use client';

import { Button } from '@heroui/react/button';
import { Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { DraftSlot } from '@/lib/templates/draft-schemas';
import { blankSlot, type SlotType, slotTypeNames, slotTypes } from '@/lib/templates/edit-rules';
import { type SlotLock, slotLockNames, slotLocks } from '@/lib/templates/slot-schemas';
import { Area, Line, NumberLine, Picker } from './fields';
import { SlotDefault } from './slot-default';

// Asked for by few slots, so their script is not part of the page's first load.
const AllowedField = dynamic(() => import('./allowed-field').then((module) => module.AllowedField), {
  ssr: false,
});
const DependenceField = dynamic(() => import('./dependence-field').then((module) => module.DependenceField), {
  ssr: false,
});

type Props = {
  slot: DraftSlot;
  palette: readonly { name: string; hex: string }[];
  /** The other slots of the template. */
  others: readonly DraftSlot[];
  usedIn: string[];
  problem: (field: string) => string | undefined;
  onChange: (slot: DraftSlot) => void;
  onRemove: () => void;
};

const lockHelp: Record<SlotLock, string> = {
  editable: 'Whoever runs it may fill it in or leave it.',
  required: 'No run without a value; the default may stay.',
  change_required: 'No run while the default stands.',
  locked: 'Every run has the default. Nobody can send anything else.',
};

const lines = (text: string) => text.split('\n');

/** Everything about one slot: what it asks, what it takes, what it starts with. */
export function SlotInspector({ slot, palette, others, usedIn, problem, onChange, onRemove }: Props) {
  return (
    <section aria-label={`Slot ${slot.label || slot.key}`} className="space-y-3">
      <Line
        label="Label"
        value={slot.label}
        maxLength={60}
        error={problem('label')}
        onChange={(label) => onChange({ ...slot, label })}
      />
      <Line
        label="Key"
        help="How the record names it. Renaming follows it through the prompt."
        mono
        value={slot.key}
        maxLength={40}
        error={problem('key')}
        onChange={(key) => onChange({ ...slot, key })}
      />
      <Picker
        label="Type"
        value={slot.type}
        options={slotTypes
          .filter((type) => type !== 'market' || !others.some((other) => other.type === 'market'))
          .map((type) => ({ value: type, name: slotTypeNames[type] }))}
        onChange={(type) => onChange(blankSlot(type as SlotType, slot))}
      />
      <Line
        label="Help"
        help="One line under the field in the run form."
        value={slot.help}
        maxLength={200}
        error={problem('help')}
        onChange={(help) => onChange({ ...slot, help })}
      />
      <Picker
        label="Lock"
        help={lockHelp[slot.lock]}
        value={slot.lock}
        error={problem('lock')}
        options={slotLocks.map((lock) => ({ value: lock, name: slotLockNames[lock] }))}
        onChange={(lock) => onChange({ ...slot, lock: lock as SlotLock })}
      />
      {slot.type === 'choice' ? (
        <Area
          label="Options, one a line"
          rows={6}
          value={slot.options.join('\n')}
          error={problem('options')}
          help={`${slot.options.filter((option) => option.trim()).length} of at most 60`}
          onChange={(text) =>
            onChange({
              ...slot,
              options: lines(text)
                .slice(0, 60)
                .map((line) => line.slice(0, 120)),
            })
          }
        />
      ) : null}
      {slot.type === 'choice' ? (
        <DependenceField
          slot={slot}
          others={others}
          palette={palette}
          problem={problem}
          onChange={onChange}
        />
      ) : null}
      {slot.type === 'text' ? (
        <>
          <NumberLine
            label="At most this many characters"
            value={slot.maxLength}
            error={problem('maxLength')}
            onChange={(maxLength) => onChange({ ...slot, maxLength })}
          />
          <AllowedField slot={slot} problem={problem('allowed')} onChange={onChange} />
          <Area
            label="Forbidden terms, one a line"
            help="Beside those of the brand kit. Look-alike letters and accents are caught, too."
            rows={4}
            value={slot.forbiddenTerms.join('\n')}
            error={problem('forbiddenTerms')}
            onChange={(text) =>
              onChange({
                ...slot,
                forbiddenTerms: lines(text)
                  .slice(0, 200)
                  .map((line) => line.slice(0, 80)),
              })
            }
          />
        </>
      ) : null}
      {slot.type === 'number' ? (
        <div className="grid grid-cols-3 gap-2">
          <NumberLine
            label="Least"
            value={slot.min}
            error={problem('min')}
            onChange={(min) => onChange({ ...slot, min })}
          />
          <NumberLine
            label="Most"
            value={slot.max}
            error={problem('max')}
            onChange={(max) => onChange({ ...slot, max })}
          />
          <NumberLine
            label="Step"
            value={slot.step}
            error={problem('step')}
            onChange={(step) => onChange({ ...slot, step })}
          />
        </div>
      ) : null}
      <SlotDefault slot={slot} palette={palette} error={problem('default')} onChange={onChange} />
      <div className="flex items-center justify-between gap-2 border-t border-separator pt-3">
        <p className="text-xs text-muted">
          {usedIn.length > 0 ? `Used in ${usedIn.join(', ')}.` : 'Not used in any prompt yet.'}
        </p>
        <Button size="sm" variant="danger-soft" onPress={onRemove}>
          <Trash2 aria-hidden size={14} /> Remove slot
        </Button>
      </div>
    </section>
  );
}
