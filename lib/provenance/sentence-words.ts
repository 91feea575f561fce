import { formatMicros } from '@/lib/money';

export type Told = { did: string; quote?: string; hash?: string };
/** The name of a thing, or what to call it when its name is not at hand. */
export type Name = (id: string, otherwise: string) => string;

export const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
export const pictures = (count: number) => counted(count, 'picture', 'pictures');
export const money = (micros: number, currency: string) => formatMicros(micros, currency);
export const words = (code: string) => code.replaceAll('_', ' ');
export const seed = (p: { seedRequested: number; seedSent: number | null }) =>
  p.seedSent === null
    ? `seed ${p.seedRequested} was asked for and not sent, because the model takes none`
    : `seed ${p.seedSent}`;
