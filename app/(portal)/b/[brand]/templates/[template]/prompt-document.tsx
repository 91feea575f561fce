'use client';

import { Button } from '@heroui/react/button';
import { ArrowLeft, ArrowRight, Lock, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { DraftPart, DraftSlot } from '@/lib/templates/draft-schemas';
import { moved } from '@/lib/templates/edit-rules';
import { LockedText } from './locked-text';
import { NativeSelect } from './native-select';

type Props = {
  parts: DraftPart[];
  slots: DraftSlot[];
  selectedSlot: string | null;
  problemAt: (index: number) => string | undefined;
  onChange: (parts: DraftPart[]) => void;
  onSelectSlot: (key: string) => void;
};

const keys = new WeakMap<DraftPart, string>();
let next = 0;
/** A key that stays with a part while its text changes. */
function keyOf(part: DraftPart): string {
  const known = keys.get(part);
  if (known) return known;
  const key = `part-${next++}`;
  keys.set(part, key);
  return key;
}

/** As the composed prompt has it: no gap before a comma or a full stop. */
function gapAfter(parts: DraftPart[], index: number): string {
  const following = parts[index + 1];
  return following?.kind === 'locked' && /^[\s.,;:!?)]/.test(following.text) ? '' : ' ';
}

/** The prompt as running text: locked words are shaded and edited in place, slots stand in it as chips. */
export function PromptDocument({ parts, slots, selectedSlot, problemAt, onChange, onSelectSlot }: Props) {
  const [current, setCurrent] = useState<number | null>(null);
  const caret = useRef<number | null>(null);
  const at = current !== null && current < parts.length ? current : null;

  const setText = (index: number, text: string) =>
    onChange(
      parts.map((part, n) => {
        if (n !== index || part.kind !== 'locked') return part;
        const changed = { ...part, text };
        keys.set(changed, keyOf(part));
        return changed;
      }),
    );

  /** Puts a part where the caret stands (splitting the locked text there), else after the current part. */
  const insert = (part: DraftPart) => {
    const here = at === null ? undefined : parts[at];
    if (at === null || !here) {
      onChange([...parts, part]);
      setCurrent(parts.length);
      return;
    }
    const cut = caret.current;
    if (here.kind === 'locked' && cut !== null && cut < here.text.length) {
      const before: DraftPart[] = here.text.slice(0, cut).trim()
        ? [{ kind: 'locked', text: here.text.slice(0, cut).trimEnd() }]
        : [];
      onChange([
        ...parts.slice(0, at),
        ...before,
        part,
        { kind: 'locked', text: here.text.slice(cut).trimStart() },
        ...parts.slice(at + 1),
      ]);
      setCurrent(at + before.length);
    } else {
      onChange([...parts.slice(0, at + 1), part, ...parts.slice(at + 1)]);
      setCurrent(at + 1);
    }
    caret.current = null;
  };

  const move = (by: -1 | 1) => {
    if (at === null || !parts[at + by]) return;
    onChange(moved(parts, at, by));
    setCurrent(at + by);
  };
  const remove = () => {
    if (at === null) return;
    onChange(parts.filter((_, n) => n !== at));
    setCurrent(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(-1);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(1);
    else return;
    event.preventDefault();
  };
  const chosen = at === null ? undefined : parts[at];
  const nameOf = (part: DraftPart) =>
    part.kind === 'slot'
      ? (slots.find((slot) => slot.key === part.slot)?.label ?? part.slot)
      : `"${part.text.slice(0, 24)}"`;

  return (
    <div className="rounded-lg border border-border bg-surface">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold running text */}
      <div
        role="group"
        aria-label="Prompt. Alt and an arrow key move the part that has the focus."
        className="min-h-40 p-4 text-[15px] leading-9"
        onKeyDown={onKeyDown}
      >
        {parts.length === 0 ? (
          <p className="text-muted">Nothing here yet. Add locked text to begin.</p>
        ) : null}
        {parts.map((part, index) =>
          part.kind === 'locked' ? (
            <span key={keyOf(part)}>
              <LockedText
                text={part.text}
                label={`Locked text ${index + 1} of ${parts.length}`}
                invalid={Boolean(problemAt(index))}
                onFocus={() => setCurrent(index)}
                onCaret={(offset) => {
                  caret.current = offset;
                }}
                onChange={(text) => setText(index, text)}
              />
              {gapAfter(parts, index)}
            </span>
          ) : (
            <span key={keyOf(part)}>
              <Button
                size="sm"
                variant={
                  problemAt(index) ? 'danger-soft' : selectedSlot === part.slot ? 'primary' : 'secondary'
                }
                className="h-7 min-h-7 rounded-md px-2 align-baseline text-[13px]"
                aria-label={`Slot ${nameOf(part)}, part ${index + 1} of ${parts.length}`}
                onFocus={() => {
                  setCurrent(index);
                  caret.current = null;
                }}
                onPress={() => onSelectSlot(part.slot)}
              >
                {nameOf(part)}
              </Button>
              {gapAfter(parts, index)}
            </span>
          ),
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t border-border px-3 py-2">
        <Button size="sm" variant="secondary" onPress={() => insert({ kind: 'locked', text: '' })}>
          <Plus aria-hidden size={14} /> Locked text
        </Button>
        <NativeSelect
          aria-label="Insert a slot"
          value=""
          onChange={(event) => event.target.value && insert({ kind: 'slot', slot: event.target.value })}
        >
          <option value="">Insert slot…</option>
          {slots.map((slot) => (
            <option key={slot.key} value={slot.key}>
              {slot.label || slot.key}
            </option>
          ))}
        </NativeSelect>
        <span className="ml-auto flex items-center gap-1">
          {chosen ? (
            <span className="hidden max-w-48 truncate text-xs text-muted md:inline">
              {chosen.kind === 'locked' ? <Lock aria-hidden size={12} className="mr-1 inline" /> : null}
              {nameOf(chosen)}
            </span>
          ) : null}
          <Button
            size="sm"
            variant="ghost"
            isIconOnly
            aria-label="Move part earlier"
            isDisabled={!at}
            onPress={() => move(-1)}
          >
            <ArrowLeft aria-hidden size={16} />
          </Button>
          <Button
            size="sm"
            variant="ghost"
            isIconOnly
            aria-label="Move part later"
            isDisabled={at === null || at >= parts.length - 1}
            onPress={() => move(1)}
          >
            <ArrowRight aria-hidden size={16} />
          </Button>
          <Button
            size="sm"
            variant="ghost"
            isIconOnly
            aria-label="Remove part"
            isDisabled={at === null}
            onPress={remove}
          >
            <Trash2 aria-hidden size={16} />
          </Button>
        </span>
      </div>
    </div>
  );
}
