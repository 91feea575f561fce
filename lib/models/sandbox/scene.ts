import { mix } from './colour';
import { between, pickOne, prng } from './prng';

type Place = 'table' | 'marble' | 'linen' | 'studio' | 'concrete' | 'mountain' | 'city' | 'beach' | 'forest';
export type Light = 'morning' | 'noon' | 'golden' | 'candle' | 'overcast' | 'studio' | 'dusk' | 'neon';
export type Theme = 'coffee' | 'none';
type Season = 'spring' | 'summer' | 'autumn' | 'winter' | 'none';
/** Wide things were photographed from above, tall ones from the front; a print lies flat. */
export type Shape = 'wide' | 'tall' | 'print' | 'none';

/** Where things stand, in fractions of the picture. The same at every resolution. */
export type Composition = {
  /** From straight above, from above, or at eye level. */
  view: 'flat' | 'high' | 'eye';
  /** Where the surface ends, from the top; below 0 it fills the picture. */
  edge: number;
  x: number;
  y: number;
  size: number;
  tilt: number;
  /** Direction in which light travels over the surface, in radians. */
  lightAngle: number;
  /** How the boards, veins or threads run, in radians. */
  grainAngle: number;
  /** The piece of cloth or paper: its edge as a line at an angle, and how far it reaches in. */
  clothAngle: number;
  clothReach: number;
};

export type Scene = {
  place: Place;
  tone: 'pale' | 'mid' | 'dark';
  light: Light;
  season: Season;
  accent: string;
  second: string;
  market: string;
  /** What the words are about, for the small things around it. */
  theme: Theme;
  composition: Composition;
  /** Keys the small things: props, grain, veins. */
  variation: string;
};

const places: [RegExp, Place][] = [
  [/marble|terrazzo|bathroom|vanity|tile/, 'marble'],
  [/concrete|plaster|cement|loft|industrial|slate/, 'concrete'],
  [/mountain|alp|ridge|peak|hill|terrace|balcony|vineyard/, 'mountain'],
  [/city|urban|street|office|skyline|rooftop|night/, 'city'],
  [/beach|sea|sand|coast|ocean|shore|pool|desert|dune/, 'beach'],
  [/forest|woods|woodland|garden|park|moss|jungle|green|picnic|outdoor|meadow/, 'forest'],
  [/linen|cloth|bed|fabric|textile|cosy|cozy|blanket|silk/, 'linen'],
  [/studio|sweep|backdrop|gradient|paper|plain|seamless|pedestal|podium|colou?r block/, 'studio'],
  [/table|oak|wood|walnut|kitchen|desk|counter|bar|caf|rustic|plank|cabin|window/, 'table'],
];
const tones: [RegExp, Scene['tone']][] = [
  [/walnut|dark|rustic|cabin|night|black|mahogany|slate|bar\b/, 'dark'],
  [/birch|white|pale|bright|scandi|ash\b|bleached|beech/, 'pale'],
];
const lights: [RegExp, Light][] = [
  [/neon|disco|club/, 'neon'],
  [/golden|sunset|sundown|amber|late afternoon/, 'golden'],
  [/candle|fire|lamp|cosy|cozy|lantern/, 'candle'],
  [/overcast|cloud|grey|gray|soft daylight|diffuse|north/, 'overcast'],
  [/dusk|blue hour|evening|night|moon|twilight/, 'dusk'],
  [/morning|dawn|sunrise/, 'morning'],
  [/noon|bright|midday|sun/, 'noon'],
  [/studio|softbox|flash/, 'studio'],
];
const seasons: [RegExp, Season][] = [
  [/spring|blossom|easter/, 'spring'],
  [/summer|citrus/, 'summer'],
  [/autumn|fall\b|harvest|halloween/, 'autumn'],
  [/winter|snow|christmas|frost|holiday/, 'winter'],
];

type Slots = Record<string, string | number | string[] | undefined>;

const match = <T>(text: string, table: [RegExp, T][]): T | null =>
  table.find(([pattern]) => pattern.test(text.toLowerCase()))?.[1] ?? null;

const words = (slots: Slots, keys: RegExp, except: RegExp = /^$/) =>
  Object.entries(slots)
    .filter(([key, value]) => keys.test(key) && !except.test(key) && typeof value === 'string')
    .map(([, value]) => String(value))
    .join(' ');

export function composeFrom(seed: number | string, shape: Shape): Composition {
  const random = prng(`composition:${seed}`);
  const fromAbove = random() < 0.5 || shape === 'print';
  const view = shape === 'tall' ? 'eye' : fromAbove ? 'flat' : 'high';
  const side = random() < 0.5 ? 0 : 1;
  const x = pickOne(random, [0.33, 0.4, 0.5, 0.6, 0.67]) + between(random, -0.02, 0.02);
  const grain = pickOne(random, [0, 0, 0.5, -0.32, 0.28]) * Math.PI + between(random, -0.06, 0.06);
  return {
    view,
    edge: view === 'flat' ? -1 : view === 'high' ? between(random, 0.1, 0.3) : between(random, 0.56, 0.66),
    x,
    y: view === 'eye' ? between(random, 0.86, 0.91) : between(random, 0.58, 0.68),
    size:
      view === 'eye'
        ? between(random, 0.62, 0.72)
        : pickOne(random, [0.46, 0.54, 0.62, 0.7]) + between(random, -0.03, 0.03),
    tilt: between(random, -5, 5) * (shape === 'print' ? 2 : shape === 'tall' ? 0 : 1),
    lightAngle:
      (side ? Math.PI : 0) + (side ? -1 : 1) * between(random, 0.25, 0.95) * (view === 'eye' ? 0.4 : 1),
    grainAngle: view === 'flat' ? grain : pickOne(random, [0, 0, 0.5]) * Math.PI,
    // The cloth comes in from the side that the product leaves free.
    clothAngle: (x > 0.5 ? Math.PI : 0) + between(random, -0.75, 0.75),
    clothReach: between(random, 0.1, 0.34),
  };
}

/** Reads slot values as a scene. Words that mean nothing to the renderer choose by their hash: never an error. */
export function readScene(slots: Slots, composition: Composition, variation: string, theme: Theme): Scene {
  const everything = words(slots, /./, /market|headline|copy/);
  const random = prng(`words:${everything}`);
  const palette = Array.isArray(slots.palette)
    ? slots.palette.filter((entry) => /^#[0-9a-f]{6}$/i.test(entry))
    : [];
  const background = words(slots, /background|backdrop|setting|scene|place|location|surface/);
  const accent = palette[0] ?? pickOne(random, ['#b4552d', '#3f6b5c', '#c99a3b', '#5a6f9c', '#7d5a6a']);
  return {
    place:
      match(background, places) ??
      match(everything, places) ??
      pickOne(random, ['table', 'studio', 'linen', 'marble', 'concrete'] as const),
    tone: match(background, tones) ?? 'mid',
    light:
      match(words(slots, /light|time|mood/), lights) ??
      match(everything, lights) ??
      pickOne(random, ['morning', 'noon', 'overcast'] as const),
    season: match(words(slots, /season|occasion/), seasons) ?? match(everything, seasons) ?? 'none',
    accent,
    second: palette[1] ?? mix(accent, '#f3ece0', 0.72),
    market: String(slots.market ?? ''),
    theme,
    composition,
    variation,
  };
}

export const themeOf = (text: string): Theme =>
  /coffee|espresso|caf[eé]|roast|bean/i.test(text) ? 'coffee' : 'none';
