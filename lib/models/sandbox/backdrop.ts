import { drawSoft, type Frame, type Layer, type Size } from './canvas';
import { mix } from './colour';
import { between, pickOne, prng } from './prng';
import type { Light, Scene } from './scene';

const skies: Record<Light, readonly [string, string]> = {
  morning: ['#cfdde4', '#f7e8d0'],
  noon: ['#8fc0e4', '#e3f1f6'],
  golden: ['#d98f55', '#fcd795'],
  candle: ['#17100c', '#3a2415'],
  overcast: ['#b9c2c8', '#dde2e3'],
  studio: ['#dcd8d2', '#f4f1ec'],
  dusk: ['#2c3560', '#c4807f'],
  neon: ['#150f2c', '#4b1f57'],
};

const many = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

type Draw = { scene: Scene; frame: Frame; horizon: number; random: () => number };

function foliage({ scene, frame, horizon, random }: Draw, count: number): string {
  const [high, low] = skies[scene.light];
  const greens =
    scene.season === 'autumn'
      ? ['#8a5a22', '#c98a35']
      : scene.season === 'winter'
        ? ['#46584f', '#93a39b']
        : ['#2e4a26', '#9db45c'];
  return many(count, (index) => {
    const leaf = mix(greens[0] as string, greens[1] as string, random());
    const lit = mix(leaf, index % 4 === 0 ? low : high, between(random, 0.1, 0.5));
    return `<ellipse cx="${between(random, -60, frame.w + 60)}" cy="${between(random, -0.1, 1.1) * horizon}" rx="${between(random, 50, 150)}" ry="${between(random, 36, 110)}" fill="${lit}" opacity="${between(random, 0.4, 0.85)}"/>`;
  });
}

function ridge({ frame, random }: Draw, top: number, rough: number, colour: string): string {
  const step = frame.w / 8;
  const points = Array.from(
    { length: 12 },
    (_, index) => `${((index - 1) * step).toFixed(0)},${(top + between(random, -rough, rough)).toFixed(0)}`,
  );
  return `<polygon points="${points.join(' ')} ${frame.w + 3 * step},${frame.h} ${-step},${frame.h}" fill="${colour}"/>`;
}

function room(draw: Draw): string {
  const { scene, frame, horizon, random } = draw;
  const [high, low] = skies[scene.light];
  const night = scene.light === 'candle' || scene.light === 'dusk' || scene.light === 'neon';
  const plaster =
    scene.place === 'concrete' ? '#b5b1ac' : mix('#e7dfd2', scene.accent, between(random, 0.04, 0.3));
  const wall = mix(plaster, high, night ? 0.8 : 0.3);
  const fromLeft = Math.cos(scene.composition.lightAngle) > 0;
  const windowX = fromLeft ? between(random, -0.04, 0.1) * frame.w : between(random, 0.6, 0.72) * frame.w;
  const bright = mix(low, '#ffffff', night ? 0.1 : 0.7);
  const window =
    scene.light === 'candle' || scene.light === 'studio'
      ? ''
      : `<g><rect x="${windowX}" y="${-horizon * 0.2}" width="${frame.w * 0.33}" height="${horizon * 1.02}" fill="${bright}"/>${many(3, (index) => `<rect x="${windowX + frame.w * (0.105 * (index + 0.4))}" y="${-horizon * 0.2}" width="9" height="${horizon * 1.02}" fill="${mix(wall, '#5a5048', 0.4)}"/>`)}</g>`;
  const dark = mix(wall, '#1c130d', 0.55);
  const freeX = fromLeft ? 0.48 : 0;
  const things = many(7, () => {
    const x = (freeX + between(random, 0.02, 0.46)) * frame.w;
    const tall = between(random, 0.18, 0.62) * horizon;
    const colour = pickOne(random, [scene.accent, scene.second, '#8a6a4a', '#5d6b58', '#d9c7ab', '#3c3a3a']);
    return `<rect x="${x}" y="${horizon - tall}" width="${between(random, 26, 90)}" height="${tall + 20}" rx="16" fill="${mix(mix(colour, wall, between(random, 0.2, 0.6)), high, night ? 0.5 : 0)}"/>`;
  });
  const plant =
    random() < 0.6
      ? many(14, () => {
          const x = (fromLeft ? 0.82 : 0.14) * frame.w + between(random, -110, 110);
          const shade = mix(mix('#34502f', '#8da36a', random()), high, night ? 0.6 : 0.12);
          return `<ellipse cx="${x}" cy="${between(random, 0.05, 0.8) * horizon}" rx="${between(random, 18, 40)}" ry="${between(random, 30, 84)}" transform="rotate(${between(random, -24, 24)} ${x} ${horizon / 2})" fill="${shade}" opacity="0.85"/>`;
        })
      : '';
  return `<rect width="${frame.w}" height="${frame.h}" fill="${wall}"/>${window}<rect x="0" y="${horizon * 0.86}" width="${frame.w}" height="${horizon}" fill="${dark}" opacity="0.28"/>${things}${plant}`;
}

function city({ scene, frame, horizon, random }: Draw): string {
  const [high] = skies[scene.light];
  return many(12, (index) => {
    const width = between(random, 60, 130);
    const height = between(random, 0.4, 1.05) * horizon;
    const x = (index / 12) * frame.w * 1.1 - 50;
    return `<rect x="${x}" y="${horizon - height}" width="${width}" height="${height + 30}" fill="${mix(high, '#20242e', between(random, 0.45, 0.8))}"/>`;
  });
}

function sea({ scene, frame, horizon, random }: Draw): string {
  const [high, low] = skies[scene.light];
  const water = mix(high, '#2f7f97', 0.62);
  const band = horizon * 0.5;
  return `<rect x="0" y="${horizon - band}" width="${frame.w}" height="${band + 30}" fill="${water}"/>
    <rect x="0" y="${horizon - band * 0.3}" width="${frame.w}" height="${band}" fill="${mix(low, '#9fd0cf', 0.5)}"/>
    ${many(10, () => `<rect x="${between(random, -80, frame.w)}" y="${horizon - between(random, 0, band)}" width="${between(random, 80, 320)}" height="${between(random, 3, 9)}" fill="#fff" opacity="${between(random, 0.3, 0.8)}"/>`)}`;
}

function behind(draw: Draw): string {
  const { scene, frame, horizon } = draw;
  const [high, low] = skies[scene.light];
  const sky = `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${high}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs><rect width="${frame.w}" height="${horizon * 1.3}" fill="url(#sky)"/>`;
  switch (scene.place) {
    case 'mountain':
      return (
        sky +
        ridge(draw, horizon * 0.4, horizon * 0.2, mix(high, '#56697e', 0.5)) +
        ridge(draw, horizon * 0.62, horizon * 0.13, mix(low, '#4d6272', 0.62)) +
        ridge(draw, horizon * 0.86, horizon * 0.07, mix(low, '#35483a', 0.82))
      );
    case 'forest':
      return sky + foliage(draw, 46);
    case 'city':
      return sky + city(draw);
    case 'beach':
      return sky + sea(draw);
    case 'studio':
      return `<rect width="${frame.w}" height="${frame.h}" fill="${mix(scene.accent, '#f5efe6', 0.55)}"/><circle cx="${scene.composition.x * frame.w}" cy="${horizon * 0.72}" r="${frame.w * 0.34}" fill="${mix(scene.accent, '#fff6ea', 0.34)}"/>`;
    default:
      return room(draw);
  }
}

/** Lights far out of focus: discs, as an open lens draws them. */
function discs({ scene, frame, horizon, random }: Draw): string {
  const night = scene.light === 'candle' || scene.light === 'dusk' || scene.light === 'neon';
  const outdoors = scene.place === 'forest' || scene.place === 'city' || scene.place === 'beach';
  const count =
    scene.place === 'studio'
      ? 0
      : (night ? 26 : 5) + (outdoors ? 16 : 0) + (scene.light === 'golden' ? 9 : 0);
  const colours =
    scene.light === 'neon'
      ? ['#ff5fc4', '#58d7ff', '#ffb14a']
      : night
        ? ['#ffc475', '#ff9d52', '#ffe2b0']
        : ['#fff6dc', '#ffe9b8', '#ffffff'];
  const snows = scene.season === 'winter' && (outdoors || scene.place === 'mountain');
  const snow = many(
    snows ? 110 : 0,
    () =>
      `<circle cx="${(random() * frame.w).toFixed(1)}" cy="${(random() ** 1.2 * horizon).toFixed(1)}" r="${between(random, 1.5, 6).toFixed(1)}" fill="#fff" opacity="${between(random, 0.25, 0.9).toFixed(2)}"/>`,
  );
  const lights = many(count, () => {
    const r = between(random, 7, 30) * (scene.composition.view === 'eye' ? 1.25 : 0.9);
    const colour = pickOne(random, colours);
    const opacity = between(random, 0.12, night ? 0.6 : 0.4);
    return `<circle cx="${between(random, 0, frame.w).toFixed(1)}" cy="${(between(random, 0, 0.94) * horizon).toFixed(1)}" r="${r.toFixed(1)}" fill="${colour}" opacity="${opacity.toFixed(2)}" stroke="${colour}" stroke-opacity="${opacity.toFixed(2)}" stroke-width="2.5"/>`;
  });
  return lights + snow;
}

/** What is behind the surface, as the lens throws it out of focus; null where the surface fills the picture. */
export async function drawBackdrop(scene: Scene, size: Size, frame: Frame): Promise<[Layer, Layer] | null> {
  if (scene.composition.edge < 0) return null;
  const horizon = scene.composition.edge * frame.h;
  const draw = { scene, frame, horizon, random: prng(`backdrop:${scene.variation}:${scene.place}`) };
  // No further down than the softened edge of the surface reaches.
  const reach = Math.ceil(scene.composition.edge * size.height + size.height * 0.03);
  const region = { left: 0, top: 0, width: size.width, height: Math.min(size.height, reach) };
  return [
    await drawSoft(size, frame, behind(draw), scene.composition.view === 'eye' ? 7 : 6, { region }),
    await drawSoft(size, frame, discs(draw), 0.9, { edge: 512, region }),
  ];
}
