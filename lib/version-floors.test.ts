import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Below these, known holes are open: proxy bypasses and code execution in Next.js and React, decoders in sharp. */
const floors: Record<string, string> = {
  next: '16.3.3',
  react: '19.2.3',
  'react-dom': '19.2.3',
  sharp: '0.35.4',
};

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, { version?: string }>;
};
const parts = (version: string) => version.split('.').map(Number);

function atLeast(version: string, floor: string): boolean {
  const least = parts(floor);
  for (const [index, part] of parts(version).entries()) {
    const wanted = least[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

test.each(Object.entries(floors))('every locked %s is at least %s', (name, floor) => {
  const found = Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, entry]) => entry.version ?? '0.0.0');
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((version) => !atLeast(version, floor))).toEqual([]);
});

test('comparing counts numbers, not letters', () => {
  expect(atLeast('16.10.0', '16.3.3')).toBe(true);
  expect(atLeast('16.3.2', '16.3.3')).toBe(false);
  expect(atLeast('0.35.4', '0.35.4')).toBe(true);
});
