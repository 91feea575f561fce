import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { toProblem } from '@/lib/action-error';
import { AppError, refused } from '@/lib/errors';
import { logger } from '@/lib/logger';

test('a refusal arrives whole, with every reason and its cure', () => {
  const reasons = [
    { code: 'rights_expired', message: 'The rights of “Cup” ended.', cure: 'Choose another', href: '/b/x' },
  ];
  expect(toProblem(refused('This cannot run.', reasons))).toEqual({
    code: 'refused',
    message: 'This cannot run.',
    reasons,
  });
});

test('the cause of a refusal stays on the server', () => {
  const problem = toProblem(
    new AppError('conflict', 'Somebody was faster.', { cause: new Error('duplicate key "person_pkey"') }),
  );
  expect(JSON.stringify(problem)).not.toContain('person_pkey');
});

test('a field that does not fit is named by its path', () => {
  const parsed = z
    .object({ rights: z.object({ owner: z.string().min(1, 'Say who owns it.') }) })
    .safeParse({ rights: { owner: '' } });
  const problem = toProblem(parsed.error);
  expect(problem.code).toBe('invalid');
  expect(problem.reasons).toEqual([{ code: 'too_small', path: 'rights.owner', message: 'Say who owns it.' }]);
});

test('an unknown error gets a neutral message with a reference, and is logged with it', () => {
  const logged = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
  const error = new Error('connect ECONNREFUSED 10.0.0.3 password=hunter2');
  const problem = toProblem(error);
  expect(problem.code).toBe('unavailable');
  expect(problem.message).not.toMatch(/ECONNREFUSED|hunter2/);
  const reference = /reference ([0-9a-f]{8})/.exec(problem.message)?.[1];
  expect(reference).toBeDefined();
  expect(logged).toHaveBeenCalledWith({ err: error, reference }, expect.any(String));
});
