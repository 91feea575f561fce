import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';

const fontfile = join(process.cwd(), 'node_modules/@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf');

/** The word that says what this picture is, in its lower right corner. */
export async function sandboxLabel(size: { width: number; height: number }): Promise<OverlayOptions[]> {
  const height = Math.max(12, Math.round(size.width * 0.018));
  const text = await sharp({
    text: { text: '<span foreground="white">sandbox</span>', fontfile, font: 'Inter', rgba: true, height },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  const pad = Math.round(height * 0.6);
  const width = text.info.width + pad * 2;
  const tall = text.info.height + pad * 2;
  const plate = await sharp({
    create: { width, height: tall, channels: 4, background: { r: 20, g: 14, b: 10, alpha: 0.55 } },
  })
    .composite([{ input: text.data, left: pad, top: pad }])
    .png()
    .toBuffer();
  return [{ input: plate, left: size.width - width - pad, top: size.height - tall - pad }];
}
