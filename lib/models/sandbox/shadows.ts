import sharp from 'sharp';
import { type Canvas, smallSize } from './canvas';
import { grades } from './lights';
import type { Placed } from './product';
import type { Scene } from './scene';

const EDGE = 480;

type Cast = { dx: number; dy: number; blur: number; strength: number };

/** A dark line where the product touches the surface, then softer and further: what makes it stand instead of float. */
function casts(scene: Scene, print: boolean): Cast[] {
  const { lightAngle } = scene.composition;
  const [x, y] = [Math.cos(lightAngle), Math.abs(Math.sin(lightAngle)) * 0.9 + 0.12];
  const { shadow, softness } = grades[scene.light];
  const long = scene.light === 'golden' || scene.light === 'candle' || scene.light === 'dusk' ? 1.35 : 1;
  const reach = (length: number) => ({ dx: x * length * long, dy: y * length * long });
  if (print)
    return [
      { ...reach(0.004), blur: 0.003, strength: shadow * 0.7 },
      { ...reach(0.012), blur: 0.009 + softness * 0.0003, strength: shadow * 0.5 },
    ];
  return [
    { ...reach(0.006), blur: 0.004, strength: shadow * 0.85 },
    { ...reach(0.026), blur: 0.009 + softness * 0.0004, strength: shadow * 0.6 },
    { ...reach(0.06), blur: 0.017 + softness * 0.001, strength: shadow * 0.55 },
    { ...reach(0.11), blur: 0.034 + softness * 0.0014, strength: shadow * 0.4 },
  ];
}

/** Darkens the canvas where the product keeps the light away. */
export async function castShadows(
  canvas: Canvas,
  placed: Placed,
  scene: Scene,
  print: boolean,
): Promise<void> {
  const small = smallSize(canvas, EDGE);
  const by = small.width / canvas.width;
  const unit = Math.sqrt(small.width * small.height);
  const at = { left: placed.left * by, top: placed.top * by };
  const width = Math.max(1, Math.round(placed.layer.width * by));
  const height = Math.max(1, Math.round(placed.layer.height * by));
  const shape = await sharp(placed.layer.data, {
    raw: { width: placed.layer.width, height: placed.layer.height, channels: 4 },
  })
    .extractChannel(3)
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer();
  const silhouette = { shape, width, height };
  const light = new Float32Array(small.width * small.height).fill(1);
  const layers =
    scene.composition.view === 'eye'
      ? standing(silhouette, at, small, scene)
      : casts(scene, print).map((cast) => ({
          mask: shifted(silhouette, at.left + cast.dx * unit, at.top + cast.dy * unit, small),
          ...cast,
        }));
  for (const { mask, blur, strength } of layers) {
    const soft = await sharp(mask, { raw: { ...small, channels: 1 } })
      .blur(Math.max(0.4, blur * unit))
      .extractChannel(0)
      .raw()
      .toBuffer();
    for (let index = 0; index < light.length; index++)
      light[index] = (light[index] as number) * (1 - ((soft[index] as number) / 255) * strength);
  }
  const map = await sharp(
    Uint8Array.from(light, (value) => Math.round(value * 255)),
    {
      raw: { ...small, channels: 1 },
    },
  )
    .resize(canvas.width, canvas.height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  for (let index = 0; index < map.length; index++) {
    const share = (map[index] as number) / 255;
    for (let c = 0; c < 3; c++) {
      // Shadows lose a little less red than blue: light comes back from the surface.
      const kept = share + (1 - share) * (c === 0 ? 0.06 : c === 1 ? 0.02 : 0);
      canvas.data[index * 3 + c] = (canvas.data[index * 3 + c] as number) * kept;
    }
  }
}

type Silhouette = { shape: Uint8Array; width: number; height: number };

function shifted(
  { shape, width, height }: Silhouette,
  left: number,
  top: number,
  small: { width: number; height: number },
) {
  const mask = new Uint8Array(small.width * small.height);
  const [x0, y0] = [Math.round(left), Math.round(top)];
  for (let y = Math.max(0, -y0); y < height && y + y0 < small.height; y++)
    for (let x = Math.max(0, -x0); x < width && x + x0 < small.width; x++)
      mask[(y + y0) * small.width + x + x0] = shape[y * width + x] as number;
  return mask;
}

/** At eye level the product's shadow lies down behind it, away from the light, and the foot is darkest. */
function standing(
  { shape, width, height }: Silhouette,
  at: { left: number; top: number },
  small: { width: number; height: number },
  scene: Scene,
) {
  const { shadow, softness } = grades[scene.light];
  const side = Math.cos(scene.composition.lightAngle) > 0 ? 1 : -1;
  const lying = new Uint8Array(small.width * small.height);
  const foot = new Uint8Array(small.width * small.height);
  const base = at.top + height;
  const [lean, rise] = [0.75 * side, 0.2];
  for (let y = 0; y < small.height; y++) {
    const up = (base - 1 - y) / rise;
    const row = Math.round(height - 1 - up);
    if (row < 0 || row >= height) continue;
    for (let x = 0; x < small.width; x++) {
      const column = Math.round(x - at.left - up * lean);
      if (column >= 0 && column < width) lying[y * small.width + x] = shape[row * width + column] as number;
    }
  }
  const [rx, ry] = [width * 0.52, Math.max(2, width * 0.075)];
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++)
      if (((x - at.left - width / 2) / rx) ** 2 + ((y - base + ry * 0.6) / ry) ** 2 < 1)
        foot[y * small.width + x] = 255;
  return [
    { mask: lying, blur: 0.009 + softness * 0.0009, strength: shadow * 0.75 },
    { mask: foot, blur: 0.007, strength: shadow * 0.9 },
  ];
}
