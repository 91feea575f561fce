import type { Frame } from './backdrop-svg';
import { between, prng } from './prng';
import type { Light, Scene } from './scene';

type Grade = { warm: string; strength: number; shade: number; brightness: number; saturation: number };

/** How a light colours and darkens the whole picture. */
export const grades: Record<Light, Grade> = {
  morning: { warm: '#ffe3b3', strength: 0.34, shade: 0.2, brightness: 1.04, saturation: 1.0 },
  noon: { warm: '#fffbe8', strength: 0.3, shade: 0.1, brightness: 1.1, saturation: 1.12 },
  golden: { warm: '#ffb347', strength: 0.5, shade: 0.3, brightness: 1.02, saturation: 1.16 },
  candle: { warm: '#ff9a3c', strength: 0.5, shade: 0.62, brightness: 0.82, saturation: 1.1 },
  overcast: { warm: '#dfe8ee', strength: 0.2, shade: 0.14, brightness: 1.0, saturation: 0.84 },
  studio: { warm: '#ffffff', strength: 0.26, shade: 0.14, brightness: 1.06, saturation: 1.0 },
  dusk: { warm: '#ff9d8a', strength: 0.3, shade: 0.46, brightness: 0.9, saturation: 1.04 },
};

/** The lit side, as a layer to screen over the picture: a glow and, for direct light, beams through a window. */
export function glowSvg(scene: Scene, frame: Frame): string {
  const grade = grades[scene.light];
  const random = prng(`beams:${scene.variation}`);
  const candle = scene.light === 'candle';
  const x = candle
    ? scene.composition.productX + (scene.composition.lightFromLeft ? -0.28 : 0.28)
    : scene.composition.lightFromLeft
      ? 0.05
      : 0.95;
  const direct = scene.light === 'golden' || scene.light === 'morning' || scene.light === 'noon';
  const lean = scene.composition.lightFromLeft ? 1 : -1;
  const beams = direct
    ? Array.from({ length: 4 }, (_, index) => {
        const top = frame.w * (0.12 + index * 0.22) + between(random, -30, 30);
        const drop = frame.h * 0.95;
        return `<polygon points="${top},0 ${top + 90},0 ${top + 90 + lean * drop * 0.55},${drop} ${top + lean * drop * 0.55},${drop}" fill="${grade.warm}" opacity="${grade.strength * 0.3}"/>`;
      }).join('')
    : '';
  return `<defs><radialGradient id="glow" cx="${x}" cy="${candle ? 0.55 : 0.12}" r="${candle ? 0.55 : 0.95}"><stop offset="0" stop-color="${grade.warm}" stop-opacity="${grade.strength}"/><stop offset="1" stop-color="${grade.warm}" stop-opacity="0"/></radialGradient></defs>
    <rect width="${frame.w}" height="${frame.h}" fill="url(#glow)"/>${beams}`;
}

/** The unlit side and the corners, as a layer to multiply. */
export function shadeSvg(scene: Scene, frame: Frame): string {
  const { shade } = grades[scene.light];
  const [from, to] = scene.composition.lightFromLeft ? ['0', '1'] : ['1', '0'];
  return `<defs><linearGradient id="side" x1="${from}" y1="0" x2="${to}" y2="0.35"><stop offset="0.25" stop-color="#1a1420" stop-opacity="0"/><stop offset="1" stop-color="#1a1420" stop-opacity="${shade}"/></linearGradient>
    <radialGradient id="corner" cx="0.5" cy="0.5" r="0.78"><stop offset="0.6" stop-color="#120d0a" stop-opacity="0"/><stop offset="1" stop-color="#120d0a" stop-opacity="${0.16 + shade * 0.4}"/></radialGradient></defs>
    <rect width="${frame.w}" height="${frame.h}" fill="url(#side)"/><rect width="${frame.w}" height="${frame.h}" fill="url(#corner)"/>`;
}
