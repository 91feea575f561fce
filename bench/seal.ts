import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { sha256Hex } from '@/lib/canonical';
import { makeDemoCertificates } from '@/lib/credentials/demo-certificates';
import { sealImage } from '@/lib/credentials/seal';
import { median, report } from '@/test-support/bench';

/** Sealing a 2048 px picture, against reading it once for its hash. */
export default async function seal(): Promise<void> {
  const made = await makeDemoCertificates();
  const bytes = await sharp(await readFile('demo/coffee.png'))
    .resize(2048)
    .png()
    .toBuffer();
  const once = await median(9, async () => createHash('sha256').update(bytes).digest('hex'));
  const sealed = await median(9, () =>
    sealImage({
      bytes,
      mime: 'image/png',
      xmp: { creators: ['Northbean'], aiSystemUsed: 'sandbox', aiSystemVersionUsed: '1' },
      signer: {
        certChainPem: [made.leafPem + made.intermediatePem],
        privateKeyPem: made.leafKeyPem,
        trustAnchorsPem: made.rootPem,
      },
      manifest: {
        title: 'Bench',
        assetId: 'ast_bench',
        locksetHash: 'a'.repeat(64),
        submissionId: 'sub_bench',
        approvedSha256: sha256Hex(bytes),
        pixelDigest: 'b'.repeat(64),
        digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
        softwareAgent: { name: 'sandbox', version: '1' },
        claimGeneratorVersion: '0.1.0',
        actions: [{ action: 'c2pa.created', when: '2026-11-24T10:00:00Z' }],
        ingredients: [],
      },
    }),
  );
  report({
    name: 'seal',
    unit: 'ms',
    figure: sealed,
    what: `Sealing ${(bytes.length / 1e6).toFixed(1)} MB of PNG (XMP, C2PA, signature)`,
    baseline: once,
    against: 'Its SHA-256 once',
  });
}
