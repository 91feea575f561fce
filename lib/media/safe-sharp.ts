import sharp, { type Sharp } from 'sharp';

// Only these decoders exist in a process that handles uploads: fewer decoders, fewer holes (TRUST: libheif, SVG).
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp'],
});
sharp.cache(false);

export const MAX_PIXELS = 50_000_000;

/** Opens a picture with the limits that hold everywhere. `strict` refuses damaged files, for what comes from outside. */
export function open(bytes: Uint8Array, options: { strict?: boolean } = {}): Sharp {
  return sharp(bytes, {
    limitInputPixels: MAX_PIXELS,
    failOn: options.strict ? 'error' : 'none',
    pages: 1,
  }).timeout({ seconds: 30 });
}
