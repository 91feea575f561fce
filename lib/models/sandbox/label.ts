import { join } from 'node:path';
import sharp from 'sharp';
import { type Canvas, over } from './canvas';

const fontfile = join(process.cwd(), 'node_modules/@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf');

/** The word that says what this picture is, in its lower right corner. */
export async function sandboxLabel(canvas: Canvas): Promise<void> {
  const letters = Math.max(9, Math.sqrt(canvas.width * canvas.height) * 0.0165);
  const text = await sharp({
    text: {
      text: '<span foreground="white">sandbox</span>',
      fontfile,
      font: 'Inter 12',
      rgba: true,
      // Twelve points are as many pixels at 72 dots per inch.
      dpi: Math.round((72 * letters) / 12),
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  const pad = Math.round(letters * 0.6);
  const width = text.info.width + pad * 2;
  const tall = text.info.height + pad * 2;
  const round = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${tall}"><rect width="${width}" height="${tall}" rx="${tall / 2}" fill="#140e0a" fill-opacity="0.5"/></svg>`;
  const data = await sharp(Buffer.from(round))
    .composite([{ input: text.data, left: pad, top: pad }])
    .ensureAlpha()
    .raw()
    .toBuffer();
  over(canvas, { width, height: tall, data }, canvas.width - width - pad, canvas.height - tall - pad);
}
