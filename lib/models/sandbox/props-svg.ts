import type { Frame } from './backdrop-svg';
import { mix } from './colour';
import { between, pickOne, prng } from './prng';
import type { Scene } from './scene';

const at = (x: number, y: number, turn: number, scale: number, shape: string, opacity = 1) =>
  `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)}) scale(${scale.toFixed(3)})" opacity="${opacity}">${shape}</g>`;

const leaf = (colour: string) =>
  `<path d="M0,-40 C30,-25 30,20 0,42 C-30,20 -30,-25 0,-40Z" fill="${colour}"/><path d="M0,-34 L0,50" stroke="${mix(colour, '#2a1508', 0.45)}" stroke-width="3" fill="none"/>`;
const petal = (colour: string) =>
  [0, 72, 144, 216, 288]
    .map((turn) => `<ellipse cx="0" cy="-17" rx="11" ry="18" transform="rotate(${turn})" fill="${colour}"/>`)
    .join('') + '<circle r="7" fill="#e8b54a"/>';
const citrus = `<circle r="40" fill="#e8892b"/><circle r="35" fill="#fbe3b2"/>${Array.from({ length: 8 }, (_, index) => `<path d="M0,0 L-11,-31 Q0,-37 11,-31 Z" fill="#f4a63c" transform="rotate(${index * 45})"/>`).join('')}`;
const sprig = Array.from({ length: 12 }, (_, index) => {
  const y = -60 + index * 10;
  return `<path d="M0,${y} L-26,${y - 18} M0,${y} L26,${y - 18}" stroke="${mix('#2f5a3c', '#6b8f5e', index / 12)}" stroke-width="6" stroke-linecap="round"/>`;
}).join('');
const bean =
  '<ellipse rx="13" ry="18" fill="#4a2815"/><path d="M0,-17 Q6,0 0,17" stroke="#2a1409" stroke-width="3" fill="none"/>';

function shapeFor(scene: Scene, random: () => number): string {
  switch (scene.season) {
    case 'autumn':
      return leaf(pickOne(random, ['#b5531f', '#d08a2e', '#8f3a1c', '#c76f24']));
    case 'spring':
      return petal(pickOne(random, ['#f3c6d0', '#f7dfe4', '#eaa9ba']));
    case 'summer':
      return random() < 0.6 ? citrus : leaf('#5d8a45');
    case 'winter':
      return sprig;
    case 'none':
      return bean;
  }
}

/** Season and accent around the product: a cloth in the accent colour, props of the season, a market's woven band. */
export function propsSvg(scene: Scene, frame: Frame): string {
  const random = prng(`props:${scene.variation}`);
  const { productX, productBase, horizon, productScale } = scene.composition;
  const left = productX > 0.5;
  const top = horizon * frame.h;
  const clothX = left ? -frame.w * 0.06 : frame.w * 0.6;
  const clothY = Math.min(frame.h * 0.9, productBase * frame.h - frame.h * 0.05);
  const cloth = `<g transform="translate(${clothX} ${clothY}) rotate(${between(random, -14, 14).toFixed(1)})">
    <polygon points="0,0 ${frame.w * 0.42},-26 ${frame.w * 0.48},${frame.h * 0.2} 22,${frame.h * 0.24}" fill="${scene.accent}"/>
    <polygon points="0,0 ${frame.w * 0.2},-12 ${frame.w * 0.24},${frame.h * 0.22} 22,${frame.h * 0.24}" fill="${mix(scene.accent, '#000000', 0.13)}"/>
    ${market(scene, frame)}</g>`;
  const clear = (x: number) => Math.abs(x / frame.w - productX) > productScale * 0.38;
  const pieces: string[] = [];
  for (let tries = 0; pieces.length < 9 && tries < 80; tries++) {
    const x = between(random, 0, frame.w);
    const y = between(random, top + (frame.h - top) * 0.22, frame.h * 1.0);
    if (!clear(x) && y < frame.h * 0.93) continue;
    const near = (y - top) / (frame.h - top);
    const scale = 0.45 + near * 0.9;
    const shape = shapeFor(scene, random);
    const turn = between(random, 0, 360);
    pieces.push(
      at(
        x + 7,
        y + 9,
        turn,
        scale,
        `<g>${shape.replace(/fill="#[0-9a-f]{6}"/g, 'fill="#1c0f07"').replace(/stroke="#[0-9a-f]{6}"/g, 'stroke="#1c0f07"')}</g>`,
        0.22,
      ),
    );
    pieces.push(at(x, y, turn, scale, shape));
  }
  return cloth + pieces.join('');
}

/** Two woven lines in the cloth whose colour and spacing belong to the market. */
function market(scene: Scene, frame: Frame): string {
  if (!scene.market) return '';
  const random = prng(`market:${scene.market}`);
  const colour = pickOne(random, ['#f4ead8', '#1f3a4d', '#d9b44a', '#7a1f2b', '#2f5d50', '#e9e4f0']);
  const gap = between(random, 14, 40);
  return [0, 1, 2]
    .map(
      (line) =>
        `<path d="M${frame.w * 0.03 + line * 3},${30 + line * gap} L${frame.w * 0.46},${6 + line * gap}" stroke="${colour}" stroke-width="${line === 1 ? 9 : 4}" opacity="0.9"/>`,
    )
    .join('');
}

/** Out of focus in front: snow, pollen, light spots. */
export function airSvg(scene: Scene, frame: Frame): string {
  const random = prng(`air:${scene.variation}`);
  const snow = scene.season === 'winter';
  const count = snow
    ? 70
    : scene.light === 'golden' || scene.light === 'candle' || scene.light === 'dusk'
      ? 18
      : 7;
  const colour = snow ? '#ffffff' : scene.light === 'dusk' ? '#ffd0b0' : '#fff0cf';
  return Array.from({ length: count }, () => {
    const r = snow ? between(random, 2, 9) : between(random, 8, 34);
    const y = snow ? between(random, 0, frame.h) : between(random, 0, frame.h * scene.composition.horizon);
    return `<circle cx="${between(random, 0, frame.w).toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="${colour}" opacity="${between(random, 0.12, snow ? 0.9 : 0.34).toFixed(2)}"/>`;
  }).join('');
}
