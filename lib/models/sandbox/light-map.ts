import sharp from 'sharp';
import { drawing, type Frame, type Size, smallSize } from './canvas';
import { grades, lightMapSvg } from './lights';
import type { Scene } from './scene';

/** Writes the light at a pixel, 1 being as photographed. */
export type LightAt = (out: Float32Array, x: number, y: number) => void;

/** The light on the surface: what the lamp leaves of the map of its shadows, over what is everywhere. */
export async function lightOn(scene: Scene, size: Size, frame: Frame): Promise<LightAt> {
  const grade = grades[scene.light];
  const small = smallSize(size, 384);
  const blurred = await sharp(drawing(small, frame, lightMapSvg(scene, frame)))
    .removeAlpha()
    .blur(Math.max(0.5, grade.softness * 0.5))
    .png({ compressionLevel: 1 })
    .toBuffer();
  const map = await sharp(blurred)
    .resize(size.width, size.height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const { ambient, key } = grade;
  // The second lamp of a neon scene shines from the other side.
  const other = scene.light === 'neon' ? 0.5 : 0;
  const fromLeft = Math.cos(scene.composition.lightAngle) > 0;
  return (out, x, y) => {
    const lamp = (map[y * size.width + x] as number) / 255;
    for (let c = 0; c < 3; c++) out[c] = (ambient[c] as number) + (key[c] as number) * lamp;
    if (other === 0) return;
    const across = (fromLeft ? x : size.width - x) / size.width;
    out[1] = (out[1] as number) + across * other * 0.7;
    out[2] = (out[2] as number) + across * other;
  };
}

/** The same light as it falls on a photograph that was lit already. */
export const gently =
  (lightAt: LightAt, share: number): LightAt =>
  (out, x, y) => {
    lightAt(out, x, y);
    for (let c = 0; c < 3; c++) out[c] = 1 + ((out[c] as number) - 1) * share;
  };
