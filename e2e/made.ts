import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const file = () => join(process.env.COUNTERSIGN_E2E_DIR ?? tmpdir(), 'journey-made.json');

/** What the journey made, by the names of the parameters in addresses; later tests look at the same things. */
export type Made = Record<string, string>;
export const keepMade = (made: Made): void => writeFileSync(file(), JSON.stringify(made));
export const readMade = (): Made => JSON.parse(readFileSync(file(), 'utf8')) as Made;

export const base = (): string => (process.env.COUNTERSIGN_URL ?? '').replace(/\/$/, '');
