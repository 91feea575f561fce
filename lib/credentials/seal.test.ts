import { generateKeyPairSync } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '@/lib/canonical';
import { makeDemoCertificates } from './demo-certificates';
import { readXmp, type SealableMime } from './embed-xmp';
import type { CredentialsReading } from './manifest-store';
import { readCredentials } from './read-credentials';
import { type SealInput, sealImage } from './seal';
import type { CredentialsSigner } from './sign-claim';
import { imageData, pixelsEqual, testPictures } from './test-pictures';

const digitalSourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';
const pictures = await testPictures();
const demo = await makeDemoCertificates();
const root = demo.rootPem;
const signer: CredentialsSigner = {
  certChainPem: [demo.leafPem, demo.intermediatePem, demo.rootPem],
  privateKeyPem: demo.leafKeyPem,
  trustAnchorsPem: root,
};
const plain = (background: string) => sharp({ create: { width: 16, height: 16, channels: 3, background } });
const reference = await plain('#102030').jpeg().toBuffer();
const base = await plain('#405060').png().toBuffer();
const logo = await plain('#708090').webp().toBuffer();

function input(
  mime: SealableMime,
  bytes: Uint8Array,
  change: Partial<SealInput['manifest']> = {},
): SealInput {
  return {
    bytes,
    mime,
    xmp: { creators: ['North Bean'], aiSystemUsed: 'sandbox', aiSystemVersionUsed: '1' },
    signer,
    manifest: {
      title: 'Autumn cup',
      assetId: 'ast_1',
      locksetHash: 'a'.repeat(64),
      submissionId: 'sub_1',
      approvedSha256: sha256Hex(bytes),
      pixelDigest: 'b'.repeat(64),
      leafIndex: 7,
      digitalSourceType,
      softwareAgent: { name: 'sandbox', version: '1' },
      claimGeneratorVersion: '0.1.0',
      actions: [{ action: 'c2pa.created', when: '2026-11-24T10:00:00Z' }],
      ingredients: [
        {
          id: 'ref_1',
          title: 'Cup',
          mime: 'image/jpeg',
          bytes: reference,
          sha256: sha256Hex(reference),
          relationship: 'inputTo',
        },
      ],
      ...change,
    },
  };
}

async function read(mime: string, bytes: Uint8Array, anchors?: string) {
  const reading: CredentialsReading = await readCredentials(mime, bytes, anchors);
  if (!reading.present) throw new Error('No Content Credentials were found.');
  return reading;
}

describe.each(pictures)('sealImage of $name', ({ mime, bytes }) => {
  test('keeps the pixels, and is trusted by those who trust the root', async () => {
    expect(await readCredentials(mime, bytes, root)).toEqual({ present: false });
    const before = sha256Hex(bytes);
    const sealed = await sealImage(input(mime, bytes));
    expect(sha256Hex(bytes)).toBe(before);
    expect(await pixelsEqual(bytes, sealed)).toBe(true);
    expect(readXmp(mime, sealed)).toEqual({
      assetId: 'ast_1',
      title: 'Autumn cup',
      digitalSourceType,
      creators: ['North Bean'],
      aiSystemUsed: 'sandbox',
      aiSystemVersionUsed: '1',
    });
    const trusted = await read(mime, sealed, root);
    expect(trusted).toEqual({
      present: true,
      state: 'Trusted',
      title: 'Autumn cup',
      claimGenerator: 'Countersign 0.1.0',
      actions: [
        {
          action: 'c2pa.created',
          when: '2026-11-24T10:00:00Z',
          digitalSourceType,
          softwareAgent: { name: 'sandbox', version: '1' },
        },
      ],
      ingredients: [
        {
          id: 'ref_1',
          title: 'Cup',
          mime: 'image/jpeg',
          relationship: 'inputTo',
          sha256: sha256Hex(reference),
          hasCredentials: false,
          failures: [],
        },
      ],
      digitalSourceType,
      issuer: 'Countersign demo (not on any trust list)',
      provenance: {
        assetId: 'ast_1',
        locksetHash: 'a'.repeat(64),
        submissionId: 'sub_1',
        approvedSha256: before,
        pixelDigest: 'b'.repeat(64),
        leafIndex: 7,
        digitalSourceType,
        softwareAgent: { name: 'sandbox', version: '1' },
        ingredients: [{ id: 'ref_1', relationship: 'inputTo', sha256: sha256Hex(reference) }],
      },
      failures: [],
    });
    // After a reading that trusted the root, one without it must not.
    const untrusted = await read(mime, sealed);
    expect(untrusted.state).toBe('Valid');
    expect(untrusted.failures.map(({ code }) => code)).toEqual(['signingCredential.untrusted']);
    const stranger = await makeDemoCertificates();
    expect((await read(mime, sealed, stranger.rootPem)).state).toBe('Valid');
  });

  test('shows a change of one byte of image data, XMP or manifest', async () => {
    const sealed = await sealImage(input(mime, bytes));
    const places = [
      { place: imageData(mime, sealed), code: 'assertion.dataHash.mismatch' },
      { place: Buffer.from(sealed).indexOf('>Autumn cup<') + 1, code: 'assertion.dataHash.mismatch' },
      { place: Buffer.from(sealed).indexOf('jAutumn cup') + 1, code: 'claimSignature.mismatch' },
    ];
    for (const { place, code } of places) {
      const reading = await read(mime, flip(sealed, place), root);
      expect(reading.state).toBe('Invalid');
      expect(reading.failures.map((failure) => failure.code)).toContain(code);
    }
  });

  test('keeps the credentials that the file brings along, as its parent', async () => {
    const provider = await makeDemoCertificates();
    const theirs: CredentialsSigner = {
      certChainPem: [provider.leafPem, provider.intermediatePem],
      privateKeyPem: provider.leafKeyPem,
    };
    const original = await sealImage({ ...input(mime, bytes), signer: theirs });
    const sealed = await sealImage(input(mime, original, { title: 'Sealed again', assetId: 'ast_2' }));
    expect(await pixelsEqual(bytes, sealed)).toBe(true);
    expect(readXmp(mime, sealed)?.assetId).toBe('ast_2');
    const reading = await read(mime, sealed, root);
    expect(reading).toMatchObject({
      state: 'Trusted',
      title: 'Sealed again',
      digitalSourceType,
      actions: [{ action: 'c2pa.opened' }, { action: 'c2pa.edited.metadata' }],
    });
    const inManifest = reading.ingredients.map(({ id, relationship, sha256, hasCredentials }) => ({
      ...{ id, relationship, sha256, hasCredentials },
    }));
    expect(inManifest).toEqual([
      {
        id: 'approved-original',
        relationship: 'parentOf',
        sha256: sha256Hex(original),
        hasCredentials: true,
      },
      { id: 'ref_1', relationship: 'inputTo', sha256: sha256Hex(reference), hasCredentials: false },
    ]);
  });
});

test('records an edited base, a reference and a placed element', async () => {
  const { bytes } = pictures[0] ?? { bytes: base };
  const ingredient = (
    id: string,
    mime: string,
    of: Uint8Array,
    relationship: 'inputTo' | 'parentOf' | 'componentOf',
  ) => ({
    ...{ id, mime, relationship, title: id, bytes: of, sha256: sha256Hex(of) },
  });
  const sealed = await sealImage(
    input('image/png', bytes, {
      actions: [{ action: 'c2pa.opened' }, { action: 'c2pa.edited' }, { action: 'c2pa.placed' }],
      ingredients: [
        ingredient('base', 'image/png', base, 'parentOf'),
        ingredient('cup', 'image/jpeg', reference, 'inputTo'),
        ingredient('logo', 'image/webp', logo, 'componentOf'),
      ],
    }),
  );
  const reading = await read('image/png', sealed, root);
  expect(reading.state).toBe('Trusted');
  expect(reading.failures).toEqual([]);
  expect(reading.actions.map(({ action }) => action)).toEqual(['c2pa.opened', 'c2pa.edited', 'c2pa.placed']);
  expect(reading.digitalSourceType).toBe(digitalSourceType);
  // Every assertion is one that the signer answers for (claim v2).
  expect(Buffer.from(sealed).includes('created_assertions')).toBe(true);
  expect(Buffer.from(sealed).includes('gathered_assertions')).toBe(false);
  expect(reading.ingredients.map(({ id, relationship }) => [id, relationship])).toEqual([
    ['base', 'parentOf'],
    ['cup', 'inputTo'],
    ['logo', 'componentOf'],
  ]);
});

test('credentials that no longer fit their file are kept as they are, and do not spoil ours', async () => {
  const mime = 'image/jpeg';
  const bytes = pictures.find((picture) => picture.mime === mime)?.bytes ?? base;
  const once = await sealImage(input(mime, bytes));
  const broken = flip(once, imageData(mime, once));
  expect((await read(mime, broken, root)).state).toBe('Invalid');
  const reading = await read(mime, await sealImage(input(mime, broken)), root);
  expect(reading).toMatchObject({ state: 'Trusted', failures: [] });
  const [parent] = reading.ingredients;
  expect(parent).toMatchObject({ relationship: 'parentOf', hasCredentials: true });
  expect(parent?.failures.map(({ code }) => code)).toEqual(['assertion.dataHash.mismatch']);
});

test('a damaged manifest is reported, never taken for none', async () => {
  const { bytes } = pictures[0] ?? { bytes: base };
  const sealed = Buffer.from(await sealImage(input('image/png', bytes)));
  sealed[sealed.indexOf('jumb')] = 0;
  expect(await read('image/png', sealed, root)).toMatchObject({
    state: 'Invalid',
    failures: [{ code: 'countersign.unreadable' }],
  });
  await expect(sealImage(input('image/png', sealed))).rejects.toThrow('could not be written');
});

test('trust anchors that are no certificates are an error, not an empty list', async () => {
  await expect(readCredentials('image/png', base, 'hello')).rejects.toThrow('no PEM certificate');
});

test('refuses what was not approved, and a file of another type', async () => {
  const { bytes } = pictures[0] ?? { bytes: base };
  await expect(sealImage({ ...input('image/png', bytes), bytes: base })).rejects.toThrow(
    'not the file that was approved',
  );
  const [ingredient] = input('image/png', bytes).manifest.ingredients;
  const swapped = ingredient ? [{ ...ingredient, bytes: logo }] : [];
  await expect(sealImage(input('image/png', bytes, { ingredients: swapped }))).rejects.toThrow(
    '"Cup" is not the file',
  );
  await expect(sealImage(input('image/jpeg', bytes))).rejects.toThrow(SyntaxError);
  await expect(readCredentials('image/png', new Uint8Array(100))).rejects.toThrow('not a readable image/png');
});

test.each([
  [
    'another key',
    { ...signer, privateKeyPem: pkcs8('prime256v1') },
    'does not belong to the first certificate',
  ],
  ['another curve', { ...signer, privateKeyPem: pkcs8('secp384r1') }, 'not on P-256'],
  ['no certificate', { ...signer, certChainPem: [] }, 'chain is empty'],
  ['no key', { ...signer, privateKeyPem: 'x' }, 'cannot be signed'],
])('refuses a signer with %s', async (_, wrong, message) => {
  await expect(sealImage({ ...input('image/png', base), signer: wrong })).rejects.toThrow(message);
});

test('seals many at once', async () => {
  const many = Array.from({ length: 12 }, (_, index) => pictures[index % pictures.length]);
  const sealed = await Promise.all(
    many.map(async (picture, index) => {
      if (!picture) throw new Error('No picture.');
      const { mime, bytes } = picture;
      const result = await sealImage(input(mime, bytes, { assetId: `ast_${index}` }));
      const reading = await read(mime, result, root);
      return { state: reading.state, assetId: reading.provenance?.assetId };
    }),
  );
  expect(sealed).toEqual(many.map((_, index) => ({ state: 'Trusted', assetId: `ast_${index}` })));
});

function flip(bytes: Uint8Array, place: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[place] = (changed[place] ?? 0) ^ 1;
  return changed;
}

function pkcs8(namedCurve: string): string {
  return generateKeyPairSync('ec', { namedCurve })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}
