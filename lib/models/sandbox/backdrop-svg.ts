import { mix } from './colour';
import { between, prng } from './prng';
import type { Scene } from './scene';

/** Unit square to picture: everything is drawn in a 1000-wide space of the picture's own ratio. */
export type Frame = { w: number; h: number };

const surfaces: Record<
  Scene['backdrop'],
  { near: string; far: string; grain: 'wood' | 'marble' | 'cloth' | 'sand' | 'none' }
> = {
  table: { near: '#8a5a34', far: '#b98a5c', grain: 'wood' },
  marble: { near: '#d9d6d1', far: '#efedea', grain: 'marble' },
  mountain: { near: '#7c6248', far: '#a08a6c', grain: 'wood' },
  city: { near: '#4a3d36', far: '#6d5a4c', grain: 'wood' },
  beach: { near: '#d6bd91', far: '#ead9b5', grain: 'sand' },
  forest: { near: '#5f5138', far: '#7b7a4f', grain: 'wood' },
  studio: { near: '#d8d2ca', far: '#e8e3dc', grain: 'none' },
  linen: { near: '#d8ccb9', far: '#e9e0d0', grain: 'cloth' },
};

const skies: Record<Scene['light'], [string, string]> = {
  morning: ['#dfe9ee', '#f8e9d2'],
  noon: ['#a9d3ee', '#e8f3f7'],
  golden: ['#e7a765', '#fbdca6'],
  candle: ['#2b1d16', '#5b3820'],
  overcast: ['#c4cbd0', '#dfe3e4'],
  studio: ['#e4e0da', '#f4f1ec'],
  dusk: ['#38416b', '#c98a86'],
};

function ridge(random: () => number, frame: Frame, top: number, rough: number, colour: string): string {
  const points: string[] = [];
  const step = frame.w / 9;
  for (let x = -step; x <= frame.w + step; x += step)
    points.push(`${x.toFixed(1)},${(top + between(random, -rough, rough)).toFixed(1)}`);
  return `<polygon points="${points.join(' ')} ${frame.w + step},${frame.h} ${-step},${frame.h}" fill="${colour}"/>`;
}

function distance(scene: Scene, frame: Frame, horizon: number): string {
  const random = prng(`distance:${scene.variation}:${scene.backdrop}`);
  const [high, low] = skies[scene.light];
  const many = (count: number, draw: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => draw(index)).join('');
  switch (scene.backdrop) {
    case 'mountain':
      return (
        ridge(random, frame, horizon - 190, 90, mix(high, '#5d7186', 0.45)) +
        ridge(random, frame, horizon - 110, 55, mix(low, '#4d6272', 0.6)) +
        ridge(random, frame, horizon - 45, 25, mix(low, '#3d5148', 0.8))
      );
    case 'forest':
      return many(16, () => {
        const x = between(random, -40, frame.w);
        return `<rect x="${x}" y="${-20}" width="${between(random, 14, 44)}" height="${horizon + 40}" fill="${mix('#2f4230', '#6d7a4c', random())}"/>
          <ellipse cx="${x}" cy="${between(random, 0, horizon * 0.7)}" rx="${between(random, 60, 130)}" ry="${between(random, 50, 110)}" fill="${mix('#3f5a38', '#a3ad62', random())}" opacity="0.55"/>`;
      });
    case 'city':
      return (
        many(14, (index) => {
          const width = between(random, 50, 110);
          const height = between(random, 0.35, 0.9) * horizon;
          const x = (index / 14) * frame.w * 1.1 - 40;
          const wall = mix(high, '#2c3340', between(random, 0.55, 0.85));
          const panes = many(
            10,
            () =>
              `<rect x="${x + between(random, 6, width - 14)}" y="${horizon - between(random, 14, height - 10)}" width="8" height="11" fill="#ffd98c" opacity="${between(random, 0.3, 0.95)}"/>`,
          );
          return `<rect x="${x}" y="${horizon - height}" width="${width}" height="${height}" fill="${wall}"/>${panes}`;
        }) +
        many(
          3,
          (index) =>
            `<rect x="${(index + 0.5) * (frame.w / 3) - 7}" y="0" width="14" height="${horizon}" fill="#2a2623"/>`,
        )
      );
    case 'beach':
      return `<rect x="0" y="${horizon - 120}" width="${frame.w}" height="120" fill="${mix(high, '#3f8aa3', 0.6)}"/>
        <rect x="0" y="${horizon - 34}" width="${frame.w}" height="34" fill="${mix(low, '#8cc1c6', 0.55)}"/>
        ${many(7, () => `<rect x="${between(random, 0, frame.w)}" y="${horizon - between(random, 30, 110)}" width="${between(random, 60, 200)}" height="3" fill="#ffffff" opacity="0.45"/>`)}`;
    case 'table':
    case 'marble':
    case 'linen': {
      // A room: wall, window light, a shelf with soft things on it.
      const wall = mix(mix(low, '#e9e2d6', 0.55), scene.accent, 0.14);
      const windowX = scene.composition.lightFromLeft ? frame.w * 0.1 : frame.w * 0.62;
      const panes =
        scene.light === 'candle'
          ? ''
          : `<g opacity="0.8"><rect x="${windowX}" y="${horizon * 0.06}" width="${frame.w * 0.28}" height="${horizon * 0.72}" fill="${mix(low, '#ffffff', 0.6)}"/><rect x="${windowX + frame.w * 0.135}" y="${horizon * 0.06}" width="10" height="${horizon * 0.72}" fill="${mix(wall, '#ffffff', 0.3)}"/></g>`;
      const shelf = many(6, () => {
        const x = (scene.composition.lightFromLeft ? frame.w * 0.5 : 0) + between(random, 20, frame.w * 0.45);
        const height = between(random, 50, 150);
        return `<rect x="${x}" y="${horizon - height - 6}" width="${between(random, 34, 80)}" height="${height}" rx="12" fill="${mix(scene.accent, wall, between(random, 0.15, 0.85))}"/>`;
      });
      return `<rect width="${frame.w}" height="${horizon}" fill="${wall}"/>${panes}${shelf}`;
    }
    case 'studio':
      return `<rect width="${frame.w}" height="${frame.h}" fill="${mix(scene.accent, '#f3eee7', 0.55)}"/>
        <circle cx="${scene.composition.productX * frame.w}" cy="${horizon * 0.75}" r="${frame.w * 0.3}" fill="${mix(scene.accent, '#fff8ee', 0.3)}"/>`;
  }
}

/** Sky, distance: what the lens throws out of focus. */
export function backdropSvg(scene: Scene, frame: Frame): string {
  const horizon = scene.composition.horizon * frame.h;
  const [high, low] = skies[scene.light];
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${high}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs>
    <rect width="${frame.w}" height="${frame.h}" fill="url(#sky)"/>${distance(scene, frame, horizon)}`;
}

const noise = {
  wood: '<feTurbulence type="fractalNoise" baseFrequency="0.0035 0.09" numOctaves="4" seed="SEED"/><feColorMatrix values="0 0 0 0 0.16  0 0 0 0 0.08  0 0 0 0 0.03  1.5 0 0 0 -0.5"/>',
  marble:
    '<feTurbulence type="fractalNoise" baseFrequency="0.006 0.012" numOctaves="5" seed="SEED"/><feColorMatrix values="0 0 0 0 0.35  0 0 0 0 0.36  0 0 0 0 0.38  4 0 0 0 -2.05"/>',
  cloth:
    '<feTurbulence type="fractalNoise" baseFrequency="0.35 0.4" numOctaves="2" seed="SEED"/><feColorMatrix values="0 0 0 0 0.3  0 0 0 0 0.25  0 0 0 0 0.18  0.7 0 0 0 -0.22"/>',
  sand: '<feTurbulence type="fractalNoise" baseFrequency="0.5 0.7" numOctaves="3" seed="SEED"/><feColorMatrix values="0 0 0 0 0.35  0 0 0 0 0.26  0 0 0 0 0.14  1 0 0 0 -0.38"/>',
};

/** The surface that the product stands on, in focus at the front. */
export function surfaceSvg(scene: Scene, frame: Frame): string {
  const random = prng(`surface:${scene.variation}:${scene.backdrop}`);
  const horizon = scene.composition.horizon * frame.h;
  const { near, far, grain } = surfaces[scene.backdrop];
  const depth = frame.h - horizon;
  const tinted = scene.backdrop === 'studio' ? mix(scene.accent, '#f3eee7', 0.62) : near;
  const base = `<linearGradient id="top" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${scene.backdrop === 'studio' ? mix(scene.accent, '#fbf7f0', 0.62) : far}"/><stop offset="1" stop-color="${tinted}"/></linearGradient>`;
  const boards =
    grain === 'wood'
      ? Array.from({ length: 5 }, (_, index) => {
          const y = horizon + depth * ((index + 0.4) / 5) ** 1.5;
          return `<rect x="0" y="${y}" width="${frame.w}" height="${1.5 + index * 0.7}" fill="#2a1508" opacity="0.42"/>`;
        }).join('')
      : '';
  const folds =
    grain === 'cloth'
      ? Array.from({ length: 6 }, () => {
          const x = between(random, -100, frame.w);
          return `<path d="M${x},${horizon} q${between(random, 30, 160)},${depth / 2} ${between(random, -60, 120)},${depth}" stroke="#8d7c62" stroke-width="${between(random, 8, 26)}" fill="none" opacity="0.16"/>`;
        }).join('')
      : '';
  const texture =
    grain === 'none'
      ? ''
      : `<filter id="grain" x="0" y="0" width="100%" height="100%">${noise[grain].replace('SEED', String(Math.floor(random() * 900)))}</filter><rect x="0" y="${horizon}" width="${frame.w}" height="${depth}" filter="url(#grain)" opacity="0.75"/>`;
  return `<defs>${base}</defs><rect x="0" y="${horizon}" width="${frame.w}" height="${depth}" fill="url(#top)"/>${texture}${boards}${folds}
    <rect x="0" y="${horizon - 2}" width="${frame.w}" height="${depth * 0.14}" fill="#000" opacity="0.08"/>`;
}
