import { describe, expect, it, test } from 'vitest';
import { type EventName, eventTypes } from '@/lib/events/events';
import { eventSentence } from './sentence';

const sha = 'a'.repeat(64);

/** A value that fits any field by its name. */
function sample(name: EventName): Record<string, unknown> {
  const shape = eventTypes[name].payload.shape as Record<
    string,
    { safeParse: (v: unknown) => { success: boolean } }
  >;
  const tries: unknown[] = [
    sha,
    7,
    true,
    null,
    [],
    {},
    { terms: {}, rights: {} },
    ['x'],
    'accepted',
    'four_eyes',
    'request',
    'campaign',
    'brand',
    'hard',
  ];
  return Object.fromEntries(
    Object.entries(shape).map(([key, type]) => [
      key,
      key === 'currency' ? 'USD' : tries.find((value) => type.safeParse(value).success),
    ]),
  );
}

describe('every type of event', () => {
  test.each(Object.keys(eventTypes) as EventName[])('%s is a sentence', (type) => {
    const payload = sample(type);
    expect(eventTypes[type].payload.safeParse(payload).success).toBe(true);
    const { text } = eventSentence({ type, actorName: 'Olivia', payload });
    expect(text.startsWith('Olivia ')).toBe(true);
    expect(text.endsWith('.')).toBe(true);
    expect(text).not.toMatch(/undefined|NaN|\[object|null/);
  });
});

it('uses names for ids', () => {
  const payload = { ...sample('run.requested'), routeId: 'r1', count: 1, reservedMicros: 130_000 };
  expect(
    eventSentence({ type: 'run.requested', actorName: 'Mateo', payload }, { r1: 'Sandbox' }).text,
  ).toContain('Mateo asked Sandbox for 1 picture at');
});

it('says it in general words where a name is not at hand, and without the person for a page that sets them apart', () => {
  const payload = { ...sample('run.requested'), routeId: 'r1', count: 2 };
  const told = eventSentence({ type: 'run.requested', actorName: 'Mateo', payload });
  expect(told.did).toMatch(/^asked a model for 2 pictures at/);
  expect(told.text).toBe(`Mateo ${told.did}`);
});

it('quotes people', () => {
  const payload = { ...sample('submission.rejected'), reason: 'The cup is cut off.' };
  expect(eventSentence({ type: 'submission.rejected', actorName: 'Lena', payload }).quote).toBe(
    'The cup is cut off.',
  );
});

it('survives a payload that was tampered with, and a type that it does not know', () => {
  expect(eventSentence({ type: 'budget.set', actorName: 'Leo', payload: { currency: 'x' } }).text).toContain(
    'cannot be read',
  );
  expect(eventSentence({ type: 'moon.landed', actorName: 'Leo', payload: {} }).text).toBe(
    'Leo recorded moon.landed.',
  );
  expect(eventSentence({ type: 'toString', actorName: 'Leo', payload: {} }).text).toBe(
    'Leo recorded toString.',
  );
});
