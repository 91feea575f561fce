import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const prefixes = {
  person: 'per',
  brand: 'brd',
  reference: 'ref',
  template: 'tpl',
  templateVersion: 'tpv',
  campaign: 'cmp',
  lockset: 'lck',
  concept: 'cpt',
  run: 'run',
  output: 'out',
  attempt: 'att',
  asset: 'ast',
  submission: 'sub',
  signOff: 'sgn',
  delivery: 'dlv',
  event: 'evt',
  ledger: 'ldg',
  terms: 'trm',
  termsDecision: 'tdc',
  handOff: 'hof',
  notice: 'ntc',
  note: 'nte',
  upload: 'upl',
  breakGlass: 'bgl',
  savedView: 'viw',
  deskTrial: 'dtr',
  deskPicture: 'dtp',
  deskAttempt: 'dat',
} as const;

/**
 * A prefixed, time-ordered id: `run_` + 10 characters of milliseconds + 16 random ones (80 bits),
 * Crockford base 32, so ids sort by creation and cannot be guessed.
 */
export function newId(kind: keyof typeof prefixes, at: Date = new Date()): string {
  let time = at.getTime();
  let head = '';
  for (let i = 0; i < 10; i++) {
    head = ALPHABET[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of randomBytes(16)) tail += ALPHABET[byte % 32];
  return `${prefixes[kind]}_${head}${tail}`;
}
