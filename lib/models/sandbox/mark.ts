import { open } from '@/lib/media/safe-sharp';
import type { Theme } from './scene';

/** Where a picture's things stand and what lies around: enough to draw it again, larger or in other light. */
export type Mark = { composition: string; variation: string; theme: Theme };

export const markText = ({ composition, variation, theme }: Mark): string =>
  `countersign-sandbox:${composition}/${variation}/${theme};`;

/** What the renderer wrote into its own picture, so that a child can keep its parent's composition; else null. */
export async function readMark(base: Uint8Array): Promise<Mark | null> {
  const { exif } = await open(base).metadata();
  const found = exif
    ?.toString('latin1')
    .match(/countersign-sandbox:([\w.-]{1,80})\/([\w.-]{1,80})\/(coffee|none);/);
  return found
    ? {
        composition: found[1] ?? '',
        variation: found[2] ?? '',
        theme: found[3] === 'coffee' ? 'coffee' : 'none',
      }
    : null;
}
