import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { type InstallationCtx, systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import type { AppError } from '@/lib/errors';
import { blobKey, s3 } from '@/lib/storage/client';
import { makePerson, makeWorld, type World } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { maxDocumentBytes } from './document-rules';
import { openDocument } from './open-document';
import { readTerms } from './read-terms';
import { findNewestTerms, listTermsVersions } from './store';

const { asOwner } = testDatabase();
const route = 'google:gemini-3-pro-image:paid';
let world: World;
let admin: InstallationCtx;

beforeAll(async () => {
  world = await makeWorld();
  const person = await makePerson(world.brand, ['admin']);
  admin = { ...systemInstallationCtx, actor: person.actor };
});

const about = async (over: Record<string, unknown> = {}) => ({
  routeId: route,
  basedOn: (await findNewestTerms(db(), route))?.version ?? 0,
  answers: {
    outputOwnership: 'Yours.',
    commercialUse: 'yes',
    indemnity: 'unknown',
    trainingOnInputs: 'no',
    retention: '55 days',
    regions: 'Not verified.',
    attribution: 'None asked for.',
    marking: 'SynthID',
    note: '',
  },
  url: 'https://example.com/terms',
  readOn: '2026-11-20',
  ...over,
});
const file = (text: string, name = 'terms.html') => ({ bytes: new TextEncoder().encode(text), name });
const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => {
      throw new Error('This was not refused.');
    },
    (error) => error,
  );

describe('a reading with the document that was read', () => {
  test('keeps a copy under its hash, with who read it and when it is due again', async () => {
    const page = '<!doctype html><script>alert(1)</script><p>Terms</p>';
    const sha256 = createHash('sha256').update(page).digest('hex');
    const made = await readTerms(admin, file(page), await about());
    const [newest] = await listTermsVersions(db(), route);
    expect(newest).toMatchObject({
      id: made.id,
      readBy: admin.actor.id,
      readByName: admin.actor.name,
      nextReviewOn: '2027-11-20',
      documentSha256: sha256,
      documentName: 'terms.html',
      documentSize: page.length,
    });
    expect(newest?.answers.attribution).toBe('None asked for.');
    const [event] = await asOwner(
      `select payload from event where type = 'terms.recorded' and subject_id = $1 order by position desc limit 1`,
      [route],
    );
    expect(event).toMatchObject({
      payload: { documentSha256: sha256, readOn: '2026-11-20', nextReviewOn: '2027-11-20' },
    });
    const opened = await openDocument(world.as.creative, made.id);
    expect(opened).toMatchObject({
      mime: 'text/html',
      filename: `terms-google-gemini-3-pro-image-paid-v${made.version}.html`,
    });
    expect(Buffer.from(opened.bytes).toString()).toBe(page);
  });

  test('the next review is what the person says, and comes after the reading', async () => {
    const said = await readTerms(admin, null, await about({ nextReviewOn: '2027-02-01' }));
    expect((await findNewestTerms(db(), route))?.nextReviewOn).toBe('2027-02-01');
    await expect(openDocument(world.as.creative, said.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await refusal(readTerms(admin, null, await about({ nextReviewOn: '2026-11-20' })))).toMatchObject({
      code: 'invalid',
      reasons: [{ path: 'nextReviewOn' }],
    });
  });

  test('what is no document, too large, or sent by somebody else stores nothing', async () => {
    const before = await asOwner('select count(*)::int as n from blob');
    const png = { bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), name: 'terms.pdf' };
    const huge = { bytes: new Uint8Array(maxDocumentBytes + 1).fill(0x41), name: 'terms.txt' };
    for (const wrong of [png, huge])
      expect(await refusal(readTerms(admin, wrong, await about()))).toMatchObject({
        code: 'invalid',
        reasons: [{ path: 'file' }],
      });
    expect(
      await refusal(readTerms(admin, file('Terms'), await about({ document: { sha256: 'a'.repeat(64) } }))),
    ).toMatchObject({ code: 'invalid' });
    expect(
      await refusal(readTerms({ ...admin, isAdmin: false }, file('Terms'), await about())),
    ).toMatchObject({ code: 'forbidden' });
    expect(await asOwner('select count(*)::int as n from blob')).toEqual(before);
  });

  test('a copy that is not what was recorded is not handed out', async () => {
    const { id } = await readTerms(admin, file('%PDF-1.7 the terms', 'terms.pdf'), await about());
    expect((await openDocument(world.as.legal, id)).mime).toBe('application/pdf');
    const sha256 = (await findNewestTerms(db(), route))?.documentSha256 ?? '';
    await s3().send(
      new PutObjectCommand({ Bucket: env().S3_BUCKET, Key: blobKey(sha256), Body: '%PDF-1.7 others' }),
    );
    await expect(openDocument(world.as.legal, id)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
