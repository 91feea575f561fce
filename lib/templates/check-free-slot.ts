import { allowedInWords, charactersOutside } from './allowed-characters';
import type { Slot } from './schemas';
import { slotAsData } from './slot-as-data';
import type { TextSlot } from './slot-schemas';

type Refusals = { refusals: { code: string; message: string; cure: string }[] };

const refusal = (message: string, cure: string) => ({ code: 'slot_value', message, cure });

const visible = (char: string) =>
  /[\p{C}\p{Z}]/u.test(char)
    ? `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : char;

/** Words: length and characters. What is taken is what the prompt will say, so the record shows the same. */
export function checkText(slot: TextSlot, value: unknown): { value: string } | Refusals {
  const { label, maxLength, allowed } = slot;
  if (typeof value !== 'string') return { refusals: [refusal(`${label} takes words.`, 'Write words.')] };
  const refusals: Refusals['refusals'] = [];
  const { length } = [...value.trim()];
  if (length > maxLength)
    refusals.push(
      refusal(`${label} takes at most ${maxLength} characters; this has ${length}.`, 'Shorten it.'),
    );
  const odd = charactersOutside(value.trim(), allowed);
  if (allowed && odd.length > 0)
    refusals.push(
      refusal(
        `${label} takes ${allowedInWords(allowed)}; this has ${odd.slice(0, 8).map(visible).join(' ')}.`,
        'Take these characters out.',
      ),
    );
  const text = slotAsData(value);
  if (text === '' && refusals.length === 0)
    refusals.push(refusal(`${label} has no character that can be read.`, 'Write words.'));
  return refusals.length > 0 ? { refusals } : { value: text };
}

export function checkNumber(
  slot: Extract<Slot, { type: 'number' }>,
  value: unknown,
): { value: number } | Refusals {
  const { label, min, max, step } = slot;
  const wrong = (message: string, cure = `Give a number from ${min} to ${max}.`) => ({
    refusals: [refusal(message, cure)],
  });
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return wrong(`${label} takes a number.`);
  if (number < min || number > max) return wrong(`${label} takes a number from ${min} to ${max}.`);
  const steps = (number - min) / step;
  if (Math.abs(steps - Math.round(steps)) > 1e-6)
    return wrong(`${label} goes in steps of ${step}.`, `Start at ${min} and go in steps of ${step}.`);
  return { value: number };
}
