import { channels, mix } from './colour';
import { layered, type Noise, noiseAt, noiseField, smooth } from './noise';
import type { Scene } from './scene';

/** Colour of a surface at a place on it (1 = about the picture's edge), into `out`; `fine` fades detail with distance. */
export type Material = (out: Float32Array, u: number, v: number, fine: number) => void;

const set = (out: Float32Array, from: readonly number[], to: readonly number[], share: number) => {
  for (let c = 0; c < 3; c++)
    out[c] = (from[c] as number) + ((to[c] as number) - (from[c] as number)) * share;
};
const scale = (out: Float32Array, by: number) => {
  for (let c = 0; c < 3; c++) out[c] = (out[c] as number) * by;
};

const woods = {
  pale: ['#a98e6c', '#e3cfae'],
  mid: ['#7a5230', '#cb9c68'],
  dark: ['#33201a', '#7d5a40'],
} as const;

function wood(noise: Noise, tone: Scene['tone'], board: number): Material {
  const [dark, light] = [channels(woods[tone][0]), channels(woods[tone][1])];
  let current = Number.NaN;
  let own = 0;
  return (out, u, v, fine) => {
    const at = v / board;
    const index = Math.floor(at);
    const inside = at - index;
    if (index !== current) {
      current = index;
      own = noiseAt(noise, index * 7.31 + 0.5, 3.5);
    }
    const along = u + own * 37;
    const wave = layered(noise, along * 2.1 + 5, v * 9 + own * 40, 2);
    const ring = 0.5 + 0.5 * Math.sin((v * 46 + wave * 9 + own * 20) * 1.7);
    const fibre = noiseAt(noise, along * 7, v * 260) * 0.55 + noiseAt(noise, along * 24, v * 640) * 0.45;
    const pore = smooth(0.72, 0.9, noiseAt(noise, along * 13 + 9, v * 560));
    const tint =
      0.12 + 0.3 * own + 0.27 * ring * (0.4 + 0.6 * fine) + 0.26 * wave + (fibre - 0.5) * 0.42 * fine;
    set(out, dark, light, tint);
    const seam = Math.min(inside, 1 - inside) * board;
    const gap = 0.34 + 0.66 * smooth(0.0008, 0.0042, seam);
    scale(out, (1 - pore * 0.2 * fine) * gap * (0.97 + 0.06 * smooth(0.004, 0.01, seam)));
  };
}

function marble(noise: Noise, tone: Scene['tone']): Material {
  const dark = tone === 'dark';
  const base = channels(dark ? '#26282b' : '#efedea');
  const vein = channels(dark ? '#c9c4ba' : '#8d8f94');
  const cloud = channels(dark ? '#3a3d41' : '#d6d5d5');
  return (out, u, v) => {
    const wx = layered(noise, u * 2.2 + 3, v * 2.2 + 8, 4);
    const wy = layered(noise, u * 2.2 + 51, v * 2.2 + 27, 4);
    const broad = layered(noise, u * 1.3 + v * 0.9 + wx * 1.5 + 12, v * 0.8 - u * 0.5 + wy * 1.5, 4);
    const thin = layered(noise, u * 2.7 + v * 1.2 + wy * 1.9 + 40, v * 1.5 - u * 0.8 + wx * 1.9 + 9, 4);
    const strong = (1 - Math.min(1, Math.abs(broad - 0.5) * 20)) ** 2;
    const weak = (1 - Math.min(1, Math.abs(thin - 0.5) * 46)) ** 2;
    set(out, base, cloud, smooth(0.42, 0.72, broad) * 0.9);
    const share = Math.min(1, strong * smooth(0.3, 0.75, wx) * 0.85 + weak * 0.5 * smooth(0.35, 0.7, wy));
    for (let c = 0; c < 3; c++)
      out[c] = (out[c] as number) + ((vein[c] as number) - (out[c] as number)) * share;
  };
}

/** Woven threads with soft folds; also the cloth in the accent colour. */
export function cloth(noise: Noise, colour: string, folds: number): Material {
  const light = channels(mix(colour, '#ffffff', 0.12));
  const dark = channels(mix(colour, '#1a120c', 0.42));
  return (out, u, v, fine) => {
    const wobble = layered(noise, u * 14, v * 14, 2) * 0.02;
    const warp = Math.sin((u + wobble) * 860) * (0.6 + 0.8 * noiseAt(noise, u * 190, v * 6));
    const weft = Math.sin((v + wobble) * 860) * (0.6 + 0.8 * noiseAt(noise, u * 6 + 9, v * 190));
    const thread = 0.5 + 0.19 * (warp + weft) * fine;
    const here = layered(noise, u * 2.4 + v * 1.3, v * 1.5 - u * 0.9, 2);
    const beside = layered(noise, (u + 0.012) * 2.4 + v * 1.3, v * 1.5 - (u + 0.012) * 0.9, 2);
    const slope = (beside - here) * 30 * folds;
    set(out, dark, light, Math.max(0, Math.min(1, 0.42 + thread * 0.42 + slope * 0.8)));
  };
}

function sand(noise: Noise): Material {
  const low = channels('#b08f63');
  const high = channels('#ecd9b4');
  return (out, u, v, fine) => {
    const drift = layered(noise, u * 3, v * 3, 3);
    const ripple = Math.sin(v * 62 + drift * 17 + u * 6);
    const grains = noiseAt(noise, u * 520, v * 520) * 0.6 + noiseAt(noise, u * 260, v * 260) * 0.4;
    set(
      out,
      low,
      high,
      0.5 + ripple * 0.11 * (0.5 + drift) + (drift - 0.5) * 0.4 + (grains - 0.5) * 0.5 * fine,
    );
  };
}

function concrete(noise: Noise, tone: Scene['tone']): Material {
  const low = channels(tone === 'dark' ? '#33363a' : '#8e8b87');
  const high = channels(tone === 'dark' ? '#5b5f63' : '#cfccc7');
  return (out, u, v, fine) => {
    const cloud = layered(noise, u * 4, v * 4, 5);
    const trowel = layered(noise, u * 3 + 20, v * 22, 3);
    const grains = noiseAt(noise, u * 330, v * 330);
    const hole =
      smooth(0.86, 0.93, noiseAt(noise, u * 62 + 4, v * 62)) * smooth(0.5, 0.7, noiseAt(noise, u * 9, v * 9));
    set(out, low, high, 0.1 + cloud * 0.62 + trowel * 0.26 + (grains - 0.5) * 0.2 * fine);
    scale(out, 1 - hole * 0.45 * fine);
  };
}

/** Coloured paper: nearly flat, with the faint tooth that tells it from a computer's fill. */
export function paper(noise: Noise, colour: string): Material {
  const base = channels(colour);
  return (out, u, v, fine) => {
    const tooth =
      1 +
      (noiseAt(noise, u * 340, v * 340) - 0.5) * 0.05 * fine +
      (noiseAt(noise, u * 2, v * 2) - 0.5) * 0.03;
    for (let c = 0; c < 3; c++) out[c] = (base[c] as number) * tooth;
  };
}

/** What the product stands on. */
export function surfaceMaterial(scene: Scene): Material {
  const noise = noiseField(`surface:${scene.variation}`);
  switch (scene.place) {
    case 'table':
      return wood(noise, scene.tone, 0.19);
    case 'mountain':
      return wood(noise, scene.tone === 'mid' ? 'pale' : scene.tone, 0.15);
    case 'forest':
      return wood(noise, scene.tone === 'pale' ? 'mid' : 'dark', 0.17);
    case 'city':
      return concrete(noise, 'dark');
    case 'concrete':
      return concrete(noise, scene.tone);
    case 'marble':
      return marble(noise, scene.tone);
    case 'linen':
      return cloth(noise, '#d9cdb8', 1);
    case 'beach':
      return sand(noise);
    case 'studio':
      return paper(noise, mix(scene.accent, '#f5efe6', 0.6));
  }
}
