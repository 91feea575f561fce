import type { Frame } from './canvas';
import { between, pickOne, prng } from './prng';
import type { Light, Scene } from './scene';

type Rgb = readonly [number, number, number];
type Gobo = 'window' | 'leaves' | 'blinds' | 'none';

/** How a light colours a picture: what reaches the shadows, what the lamp adds, and what it shines through. */
export type Grade = {
  ambient: Rgb;
  key: Rgb;
  haze: Rgb;
  hazeStrength: number;
  softness: number;
  shadow: number;
  contrast: number;
  saturation: number;
  gobos: readonly Gobo[];
};

export const grades: Record<Light, Grade> = {
  morning: {
    ambient: [0.66, 0.68, 0.73],
    key: [0.48, 0.42, 0.32],
    haze: [255, 236, 205],
    hazeStrength: 0.26,
    softness: 11,
    shadow: 0.62,
    contrast: 1.04,
    saturation: 1.02,
    gobos: ['window', 'leaves', 'window'],
  },
  noon: {
    ambient: [0.76, 0.77, 0.79],
    key: [0.4, 0.39, 0.35],
    haze: [255, 252, 240],
    hazeStrength: 0.16,
    softness: 5,
    shadow: 0.74,
    contrast: 1.08,
    saturation: 1.1,
    gobos: ['leaves', 'none', 'blinds'],
  },
  golden: {
    ambient: [0.6, 0.56, 0.56],
    key: [0.68, 0.53, 0.33],
    haze: [255, 190, 105],
    hazeStrength: 0.36,
    softness: 8,
    shadow: 0.72,
    contrast: 1.06,
    saturation: 1.02,
    gobos: ['window', 'leaves', 'blinds'],
  },
  candle: {
    ambient: [0.3, 0.25, 0.23],
    key: [1.0, 0.74, 0.46],
    haze: [255, 150, 60],
    hazeStrength: 0.3,
    softness: 14,
    shadow: 0.78,
    contrast: 1.05,
    saturation: 1.06,
    gobos: ['none'],
  },
  overcast: {
    ambient: [0.84, 0.87, 0.9],
    key: [0.14, 0.13, 0.12],
    haze: [228, 234, 240],
    hazeStrength: 0.2,
    softness: 26,
    shadow: 0.46,
    contrast: 0.98,
    saturation: 0.88,
    gobos: ['none', 'window'],
  },
  studio: {
    ambient: [0.82, 0.82, 0.82],
    key: [0.26, 0.26, 0.25],
    haze: [255, 255, 255],
    hazeStrength: 0.1,
    softness: 20,
    shadow: 0.58,
    contrast: 1.06,
    saturation: 1.04,
    gobos: ['none'],
  },
  dusk: {
    ambient: [0.4, 0.43, 0.56],
    key: [0.5, 0.36, 0.34],
    haze: [255, 160, 140],
    hazeStrength: 0.2,
    softness: 12,
    shadow: 0.66,
    contrast: 1.04,
    saturation: 1.04,
    gobos: ['blinds', 'window', 'none'],
  },
  neon: {
    ambient: [0.36, 0.29, 0.46],
    key: [0.62, 0.26, 0.48],
    haze: [255, 80, 190],
    hazeStrength: 0.26,
    softness: 18,
    shadow: 0.7,
    contrast: 1.08,
    saturation: 1.14,
    gobos: ['none', 'blinds'],
  },
};

/** White where the lamp reaches, on black: drawn small, then blurred as much as the light is soft. */
export function lightMapSvg(scene: Scene, frame: Frame): string {
  const random = prng(`gobo:${scene.variation}`);
  const gobo = pickOne(random, grades[scene.light].gobos);
  const { lightAngle, x, y, view } = scene.composition;
  const [dx, dy] = [Math.cos(lightAngle), Math.abs(Math.sin(lightAngle))];
  const candle = scene.light === 'candle';
  const cx = candle ? x - dx * 0.34 : 0.5 - dx * 0.62;
  const cy = candle ? y - 0.22 : view === 'eye' ? 0.2 : 0.5 - dy * 0.6;
  const fall = `<radialGradient id="f" cx="${cx}" cy="${cy}" r="${candle ? 0.72 : 1.15}"><stop offset="0" stop-color="#fff"/><stop offset="${candle ? 0.3 : 0.5}" stop-color="#fff" stop-opacity="${candle ? 0.66 : 0.86}"/><stop offset="1" stop-color="#fff" stop-opacity="${candle ? 0 : 0.25}"/></radialGradient>`;
  return `<defs>${fall}</defs><rect width="${frame.w}" height="${frame.h}" fill="#000"/><rect width="${frame.w}" height="${frame.h}" fill="url(#f)"/>${shade(gobo, scene, frame, random)}`;
}

/** What stands between lamp and picture, in black. */
function shade(gobo: Gobo, scene: Scene, frame: Frame, random: () => number): string {
  const turn = (scene.composition.lightAngle * 180) / Math.PI;
  const { w, h } = frame;
  const reach = Math.max(w, h) * 1.6;
  if (gobo === 'none') return '';
  if (gobo === 'blinds') {
    const step = between(random, 70, 110);
    const bars = Array.from(
      { length: Math.ceil((reach * 2) / step) },
      (_, index) =>
        `<rect x="${-reach}" y="${(-reach + index * step).toFixed(1)}" width="${reach * 2}" height="${(step * 0.42).toFixed(1)}" opacity="0.62"/>`,
    );
    return `<g transform="translate(${w / 2} ${h / 2}) rotate(${(turn + between(random, -12, 12)).toFixed(1)})">${bars.join('')}</g>`;
  }
  if (gobo === 'window') {
    // A leaning window: everything around its panes is in shade.
    const pane = between(random, 210, 300);
    const bar = pane * 0.13;
    const hole = (column: number, row: number) =>
      `M${column * (pane + bar)},${row * (pane * 1.25 + bar)} h${pane} v${pane * 1.25} h${-pane} Z`;
    const panes = [-1, 0, 1].flatMap((row) => [-1, 0].map((column) => hole(column, row))).join(' ');
    const lean = scene.composition.lightAngle > 1.6 || scene.composition.lightAngle < -1.6 ? 24 : -24;
    const at = `${w * between(random, 0.42, 0.6)} ${h * between(random, 0.34, 0.5)}`;
    return `<path transform="translate(${at}) skewX(${lean}) rotate(${between(random, -8, 8).toFixed(1)})" fill-rule="evenodd" opacity="0.74" d="M${-reach},${-reach} h${reach * 2} v${reach * 2} h${-reach * 2} Z ${panes}"/>`;
  }
  const branches = Array.from({ length: 3 }, () => {
    const from = [between(random, -0.1, 1.1) * w, between(random, -0.15, 0.25) * h] as const;
    const angle = between(random, 10, 170);
    const leaves = Array.from({ length: 11 }, (_, index) => {
      const side = index % 2 === 0 ? 1 : -1;
      const along = 40 + index * between(random, 34, 44);
      const length = between(random, 58, 104);
      return `<ellipse cx="${length * 0.5}" cy="0" rx="${length * 0.5}" ry="${between(random, 13, 23)}" transform="translate(${along} 0) rotate(${side * between(random, 28, 62)})"/>`;
    }).join('');
    return `<g transform="translate(${from[0].toFixed(1)} ${from[1].toFixed(1)}) rotate(${angle.toFixed(1)})" opacity="0.7"><rect width="540" height="6"/>${leaves}</g>`;
  });
  return branches.join('');
}
