import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testDatabase } from '@/test-support/test-db';
import { withSessionLock } from './session-lock';

testDatabase();
const never = new AbortController().signal;

test('of two at once one holds the lock, and the other is told', async () => {
  const both = await Promise.all([1, 2].map(() => withSessionLock('one', () => sleep(100, true))));
  expect(both.filter(Boolean)).toHaveLength(1);
});

test('places are a hard limit, whoever asks for them', async () => {
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      withSessionLock(`picture ${index}`, (session) =>
        session.inPlace('calls:x', 3, never, async () => {
          most = Math.max(most, ++inside);
          await sleep(20);
          inside--;
        }),
      ),
    ),
  );
  expect([most, inside]).toEqual([3, 0]);
});

test('a place is free again after an error, and who waits can be stopped', async () => {
  const stop = new AbortController();
  const failing = withSessionLock('a', (session) =>
    session.inPlace('calls:y', 1, never, async () => {
      await sleep(150);
      throw new Error('broke');
    }),
  );
  const stopped = withSessionLock('b', async (session) => {
    await sleep(20);
    setTimeout(() => stop.abort(), 20);
    return session.inPlace('calls:y', 1, stop.signal, async () => 'never');
  });
  await expect(stopped).rejects.toThrow(/abort/i);
  await expect(failing).rejects.toThrow('broke');
  expect(
    await withSessionLock('c', (session) => session.inPlace('calls:y', 1, never, async () => 'in')),
  ).toBe('in');
});
