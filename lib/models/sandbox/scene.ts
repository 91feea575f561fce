import { between, pickOne, prng } from './prng';

export type Backdrop = 'table' | 'marble' | 'mountain' | 'city' | 'beach' | 'forest' | 'studio' | 'linen';
export type Light = 'morning' | 'noon' | 'golden' | 'candle' | 'overcast' | 'studio' | 'dusk';
export type Season = 'spring' | 'summer' | 'autumn' | 'winter' | 'none';

/** Where things stand, in fractions of the picture. The same at every resolution. */
export type Composition = {
  horizon: number;
  productX: number;
  productBase: number;
  productScale: number;
  tilt: number;
  lightFromLeft: boolean;
};

export type Scene = {
  backdrop: Backdrop;
  light: Light;
  season: Season;
  accent: string;
  second: string;
  market: string;
  composition: Composition;
  /** Keys the small things: props, grain, folds. */
  variation: string;
};

const backdrops: [RegExp, Backdrop][] = [
  [/marble|stone|terrazzo|bathroom/, 'marble'],
  [/mountain|alp|ridge|peak|hill|outdoor|terrace|picnic/, 'mountain'],
  [/city|urban|street|window|office|skyline|night/, 'city'],
  [/beach|sea|sand|coast|ocean|shore|pool/, 'beach'],
  [/forest|wood(s|land)|garden|park|moss|jungle|green/, 'forest'],
  [/linen|cloth|bed|fabric|textile|cosy|cozy/, 'linen'],
  [/studio|sweep|backdrop|gradient|paper|plain|seamless|pedestal/, 'studio'],
  [/table|oak|wood|kitchen|desk|counter|bar|caf|rustic|plank/, 'table'],
];
const lights: [RegExp, Light][] = [
  [/golden|sunset|sundown|amber/, 'golden'],
  [/candle|fire|lamp|cosy|cozy|lantern/, 'candle'],
  [/overcast|cloud|grey|gray|soft daylight|north/, 'overcast'],
  [/dusk|blue hour|evening|night|neon|moon/, 'dusk'],
  [/noon|bright|midday|sun/, 'noon'],
  [/morning|dawn|sunrise|soft/, 'morning'],
  [/studio|softbox|flash/, 'studio'],
];
const seasons: [RegExp, Season][] = [
  [/spring|blossom|easter/, 'spring'],
  [/summer|citrus/, 'summer'],
  [/autumn|fall|harvest|halloween/, 'autumn'],
  [/winter|snow|christmas|frost|holiday/, 'winter'],
];

const match = <T>(text: string, table: [RegExp, T][]): T | null =>
  table.find(([pattern]) => pattern.test(text.toLowerCase()))?.[1] ?? null;

type Slots = Record<string, string | number | string[] | undefined>;

const words = (slots: Slots, keys: RegExp, except: RegExp = /^$/) =>
  Object.entries(slots)
    .filter(([key, value]) => keys.test(key) && !except.test(key) && typeof value === 'string')
    .map(([, value]) => String(value))
    .join(' ');

export function composeFrom(seed: number | string): Composition {
  const random = prng(`composition:${seed}`);
  const lightFromLeft = random() < 0.5;
  return {
    horizon: between(random, 0.44, 0.62),
    productX: pickOne(random, [0.36, 0.45, 0.5, 0.56, 0.64]) + between(random, -0.02, 0.02),
    productBase: between(random, 0.82, 0.9),
    productScale: between(random, 0.5, 0.72),
    tilt: between(random, -3, 3),
    lightFromLeft,
  };
}

/** Reads slot values as a scene. Words that mean nothing to the renderer choose by their hash: never an error. */
export function readScene(slots: Slots, composition: Composition, variation: string): Scene {
  const everything = words(slots, /./, /market|headline|copy/);
  const random = prng(`words:${everything}`);
  const palette = Array.isArray(slots.palette)
    ? slots.palette.filter((entry) => /^#[0-9a-f]{6}$/i.test(entry))
    : [];
  const background = words(slots, /background|backdrop|setting|scene|place|location|surface/);
  return {
    backdrop:
      match(background, backdrops) ??
      match(everything, backdrops) ??
      pickOne(random, ['table', 'studio', 'linen', 'marble'] as const),
    light:
      match(words(slots, /light|time|mood/), lights) ??
      match(everything, lights) ??
      pickOne(random, ['morning', 'noon', 'overcast'] as const),
    season: match(words(slots, /season|occasion/), seasons) ?? match(everything, seasons) ?? 'none',
    accent: palette[0] ?? pickOne(random, ['#b4552d', '#3f6b5c', '#c99a3b', '#5a6f9c']),
    second: palette[1] ?? '#efe6d8',
    market: String(slots.market ?? ''),
    composition,
    variation,
  };
}
