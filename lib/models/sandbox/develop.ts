import type { Canvas } from './canvas';
import { grades } from './lights';
import { prng } from './prng';
import type { Scene } from './scene';

/** The last pass over the whole picture: haze from the lamp's side, corners, contrast, colour, a little grain. */
export function develop(canvas: Canvas, scene: Scene, strength = 1): void {
  const { width, height, data } = canvas;
  const grade = grades[scene.light];
  const fromLeft = Math.cos(scene.composition.lightAngle) > 0;
  const random = prng(`grain:${scene.variation}`);
  const grain = Float32Array.from({ length: 4096 }, () => (random() - 0.5) * 5);
  const reach = Math.hypot(width, height) * 0.75;
  const lampX = fromLeft ? 0 : width;
  const contrast = 1 + (grade.contrast - 1) * strength;
  const saturation = 1 + (grade.saturation - 1) * strength;
  // Columns of grain are as wide at every resolution.
  const step = 1000 / Math.max(width, height);
  for (let y = 0; y < height; y++) {
    const dy = (y - height / 2) / (height / 2);
    const row = Math.floor(y * step) * 131;
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const dx = (x - width / 2) / (width / 2);
      const corner = (dx * dx + dy * dy) / 2;
      const vignette = 1 - 0.3 * corner * corner * strength;
      const near = Math.max(0, 1 - Math.hypot(x - lampX, y) / reach);
      const haze = near * near * grade.hazeStrength * strength;
      const speck = grain[(row + Math.floor(x * step) * 17 + ((row * 7) ^ (x >> 3))) & 4095] as number;
      const r = data[at] as number;
      const g = data[at + 1] as number;
      const b = data[at + 2] as number;
      const grey = r * 0.3 + g * 0.59 + b * 0.11;
      for (let c = 0; c < 3; c++) {
        let value = grey + ((data[at + c] as number) - grey) * saturation;
        value = (value - 122) * contrast + 122;
        value *= vignette;
        value += (255 - value) * haze * ((grade.haze[c] as number) / 255);
        data[at + c] = value + speck;
      }
    }
  }
}
