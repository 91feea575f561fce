import { expect, test } from 'vitest';
import { testDatabase } from '@/test-support/test-db';
import { pool } from './client';

const database = testDatabase();

test('an idle connection that the server ends does not end the process, and the next query works', async () => {
  const before = (await pool().query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
  const lost = new Promise((done) => pool().once('error', done));
  await database.asOwner('SELECT pg_terminate_backend($1)', [before]);
  await lost;
  // Somebody but this test listens: a pool without a listener throws.
  expect(pool().listenerCount('error')).toBe(1);
  const after = (await pool().query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
  expect(after).not.toBe(before);
});

test('the application connects as a role that owns nothing', async () => {
  const { rows } = await pool().query<{ user: string; owned: number }>(
    `SELECT current_user AS "user", (SELECT count(*)::int FROM pg_class WHERE relowner = current_user::regrole) AS owned`,
  );
  expect(rows[0]).toEqual({ user: 'countersign_app', owned: 0 });
});
