import { type Canvas, drawLayer, drawSoft, type Frame, over } from './canvas';
import { camera } from './ground';
import type { LightAt } from './light-map';
import { grades } from './lights';
import { between, prng } from './prng';
import type { Placed } from './product';
import { drawProp } from './prop-shapes';
import type { Scene } from './scene';

type Spot = { x: number; y: number; turn: number; scale: number };

/** Lays the season's things around the product: in loose groups, never on it, smaller with distance. */
export async function layProps(
  canvas: Canvas,
  scene: Scene,
  frame: Frame,
  placed: Placed | null,
  lightAt: LightAt,
): Promise<void> {
  const random = prng(`props:${scene.variation}:${scene.season}`);
  const { view, edge, lightAngle } = scene.composition;
  const { pitch, far } = camera[view];
  const by = frame.w / canvas.width;
  const top = Math.max(0, edge) * frame.h;
  const focus = scene.composition.y * frame.h;
  const free = clearOf(placed, by);
  const spots: Spot[] = [];
  const groups = Array.from({ length: 4 }, () => ({
    x: between(random, 0.02, 0.98) * frame.w,
    y: top + between(random, view === 'eye' ? 0.35 : 0.12, 1) * (frame.h - top),
  }));
  const wanted = view === 'eye' ? 6 : 9 + Math.floor(random() * 6);
  for (let tries = 0; spots.length < wanted && tries < 160; tries++) {
    const group = groups[Math.floor(random() * groups.length)] as { x: number; y: number };
    const spread = between(random, 0.2, 1) * 150;
    const angle = random() * Math.PI * 2;
    const spot = {
      x: group.x + Math.cos(angle) * spread,
      y: group.y + Math.sin(angle) * spread * pitch,
      turn: between(random, 0, 360),
      scale: 1,
    };
    const s = view === 'flat' ? 1 : far + (1 - far) * ((spot.y - top) / (focus - top));
    spot.scale = Math.max(0.3, s);
    const apart = spots.every((other) => Math.hypot(other.x - spot.x, (other.y - spot.y) / pitch) > 62);
    // The upper third stays calm for a headline.
    if (apart && free(spot) && spot.y > Math.max(top + 40, frame.h * 0.34)) spots.push(spot);
  }
  spots.sort((a, b) => a.y - b.y);
  const shift = [Math.cos(lightAngle) * 9, (Math.abs(Math.sin(lightAngle)) + 0.3) * 9] as const;
  const shadows: string[] = [];
  const bodies: string[] = [];
  for (const { x, y, turn, scale } of spots) {
    const prop = drawProp(scene, random);
    const size = scale * prop.size;
    const turned = `rotate(${turn.toFixed(1)}) scale(${size.toFixed(3)})`;
    const place = (dx: number, dy: number) =>
      `translate(${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}) scale(1 ${pitch === 1 ? 1 : pitch})`;
    bodies.push(`<g transform="${place(0, 0)} ${turned}">${prop.body}</g>`);
    shadows.push(
      `<g transform="${place(shift[0] * 0.3, shift[1] * 0.3)} ${turned}" opacity="0.6">${prop.shadow}</g>`,
    );
    shadows.push(`<g transform="${place(shift[0], shift[1])} ${turned}" opacity="0.4">${prop.shadow}</g>`);
  }
  const dark = grades[scene.light].shadow;
  over(
    canvas,
    await drawSoft(canvas, frame, `<g opacity="${dark}" fill="#120a06">${shadows.join('')}</g>`, 1.5, {
      edge: 512,
    }),
    0,
    0,
  );
  over(canvas, await drawLayer(canvas, frame, bodies.join('')), 0, 0, lightAt);
}

function clearOf(placed: Placed | null, by: number) {
  if (!placed) return () => true;
  const [width, height] = [placed.layer.width * by, placed.layer.height * by];
  const [x, y] = [placed.left * by + width / 2, placed.top * by + height / 2];
  return (spot: Spot) => ((spot.x - x) / (width / 2 + 52)) ** 2 + ((spot.y - y) / (height / 2 + 46)) ** 2 > 1;
}

/** In front of the lens, out of focus: a hint of the season at a corner. */
export async function layForeground(
  canvas: Canvas,
  scene: Scene,
  frame: Frame,
  lightAt: LightAt,
): Promise<void> {
  const random = prng(`front:${scene.variation}:${scene.season}`);
  const parts: string[] = [];
  if (scene.season !== 'none' && random() < 0.7) {
    const corner = [random() < 0.5 ? 0.02 : 0.98, random() < 0.75 ? 0.99 : 0.02] as const;
    for (let index = 0; index < 3; index++) {
      const prop = drawProp(scene, random);
      const x = corner[0] * frame.w + between(random, -60, 60);
      const y = corner[1] * frame.h + between(random, -40, 50);
      const size = between(random, 1.3, 1.9) * Math.max(0.8, prop.size);
      parts.push(
        `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${between(random, 0, 360).toFixed(1)}) scale(${size.toFixed(2)})">${prop.body}</g>`,
      );
    }
    const region = {
      left: corner[0] < 0.5 ? 0 : Math.floor(canvas.width / 2),
      top: corner[1] < 0.5 ? 0 : Math.floor(canvas.height / 2),
      width: Math.floor(canvas.width / 2),
      height: Math.floor(canvas.height / 2),
    };
    const blurred = await drawSoft(canvas, frame, parts.join(''), 4.2, { region });
    over(canvas, blurred, region.left, region.top, lightAt);
  }
}
