import type { Canvas, Layer } from './canvas';
import { channels, mix } from './colour';
import type { LightAt } from './light-map';
import { cloth, paper, surfaceMaterial } from './materials';
import { noiseAt, noiseField, smooth } from './noise';
import { pickOne, prng } from './prng';
import type { Scene } from './scene';

/** How far each view foreshortens: the scale at the far edge, and how steeply the camera looks down. */
export const camera = {
  flat: { far: 1, pitch: 1 },
  high: { far: 0.66, pitch: 0.8 },
  eye: { far: 0.3, pitch: 0.32 },
} as const;

const ROWS_AT_A_TIME = 96;

/**
 * Paints the surface in perspective with its cloth, lit, and what is behind it. Lets other work of the process run
 * between rows, and stops when told to.
 */
export async function paintGround(
  canvas: Canvas,
  scene: Scene,
  behind: Layer | null,
  lightAt: LightAt,
  signal?: AbortSignal,
): Promise<void> {
  const { width, height, data } = canvas;
  const { composition } = scene;
  const { far, pitch } = camera[composition.view];
  const unit = Math.sqrt(width * height);
  const edge = composition.edge * height;
  const focus = composition.y * height;
  const steep = far === 1 ? 0 : (focus - edge) / unit / ((1 - far) * pitch);
  const [cos, sin] = [Math.cos(composition.grainAngle), Math.sin(composition.grainAngle)];
  const top = surfaceMaterial(scene);
  const layOver = clothOver(scene, width / unit);
  const colour = new Float32Array(3);
  const light = new Float32Array(3);
  const softEdge = height * (composition.view === 'eye' ? 0.006 : 0.012);
  for (let y = 0; y < height; y++) {
    if (y % ROWS_AT_A_TIME === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
    const share = behind ? smooth(edge - softEdge, edge + softEdge, y) : 1;
    const s = far === 1 ? 1 : Math.max(far, far + (1 - far) * ((y - edge) / (focus - edge)));
    const v = far === 1 ? (y - focus) / unit : steep * (1 - 1 / s);
    const fine = Math.max(0.1, 1 - Math.abs(s - 1) * 1.6) * Math.min(1, unit / 700);
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      if (share > 0) {
        const u = (x - width / 2) / unit / s;
        const left = layOver ? layOver(colour, u, v, fine) : 1;
        if (left > 0) {
          top(colour, u * cos - v * sin, u * sin + v * cos, fine);
          if (left < 1) for (let c = 0; c < 3; c++) colour[c] = (colour[c] as number) * left;
        }
        lightAt(light, x, y);
      }
      for (let c = 0; c < 3; c++) {
        const lit = share > 0 ? (colour[c] as number) * (light[c] as number) : 0;
        const back = behind && share < 1 ? (behind.data[(y * width + x) * 4 + c] as number) : 0;
        data[at + c] = lit * share + back * (1 - share);
      }
    }
  }
}

/** The accent: a cloth from one side with its shadow, hem and a market's stripes; in a studio a second paper. */
function clothOver(scene: Scene, wide: number) {
  const { composition } = scene;
  if (composition.view === 'eye') return null;
  const studio = scene.place === 'studio';
  const noise = noiseField(`cloth:${scene.variation}`);
  const top = studio
    ? paper(noise, mix(scene.accent, '#fff8ee', 0.12))
    : cloth(noise, mix(scene.accent, '#efe6d8', 0.08), 0.85);
  const market = prng(`market:${scene.market}`);
  const stripe = channels(
    pickOne(market, ['#f4ead8', '#1f3a4d', '#d9b44a', '#7a1f2b', '#2f5d50', '#ece6f2']),
  );
  const stripes =
    scene.market && !studio ? [0.062, 0.062 + 0.03 + market() * 0.03, 0.15 + market() * 0.03] : [];
  const [nx, ny] = [Math.cos(composition.clothAngle), Math.sin(composition.clothAngle)];
  const start = wide * 0.5 * Math.abs(nx) + 0.42 * Math.abs(ny) - composition.clothReach;
  const [turnX, turnY] = [Math.cos(composition.clothAngle), -Math.sin(composition.clothAngle)];
  /** Paints the cloth and answers 0, or answers how much of the light its edge leaves to the surface. */
  return (colour: Float32Array, u: number, v: number, fine: number): number => {
    let inside = u * nx + v * ny - start;
    if (inside < -0.1) return 1;
    if (!studio)
      inside +=
        (noiseAt(noise, u * 2.2 + 7, v * 2.2) - 0.5) * 0.11 +
        (noiseAt(noise, u * 9, v * 9 + 3) - 0.5) * 0.016;
    if (inside < 0) return 1 - 0.5 * smooth(studio ? -0.02 : -0.034, 0, inside);
    top(colour, u * turnX - v * turnY, u * turnY + v * turnX, fine);
    if (studio) return 0;
    for (let index = 0; index < stripes.length; index++)
      if (Math.abs(inside - (stripes[index] as number)) < (index === 1 ? 0.009 : 0.0035))
        for (let c = 0; c < 3; c++)
          colour[c] =
            (colour[c] as number) * 0.35 +
            (stripe[c] as number) * 0.65 * (0.75 + 0.25 * noiseAt(noise, u * 400, v * 400));
    const hem = 1 + 0.2 * smooth(0.008, 0.002, inside) - 0.22 * smooth(0.0035, 0, Math.abs(inside - 0.017));
    for (let c = 0; c < 3; c++) colour[c] = (colour[c] as number) * hem;
    return 0;
  };
}
