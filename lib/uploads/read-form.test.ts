import { describe, expect, it } from 'vitest';
import { maxUploadBytes } from '@/lib/references/schemas';
import { fileOf, readForm } from './read-form';

const address = 'http://portal.test/api/b/x/uploads';
const post = (body: BodyInit, headers?: HeadersInit) =>
  new Request(address, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

const formWith = (size: number) => {
  const form = new FormData();
  form.set('purpose', 'logo');
  form.set('file', new File([new Uint8Array(size)], 'a.png', { type: 'image/png' }));
  return form;
};

describe('readForm', () => {
  it('reads fields and file', async () => {
    const form = await readForm(post(formWith(12)));
    expect(form.get('purpose')).toBe('logo');
    expect((await fileOf(form)).byteLength).toBe(12);
  });

  it('refuses a file that is too large by what it says, and by what it is', async () => {
    const refusal = { code: 'invalid', message: expect.stringContaining('25 MB') };
    await expect(
      readForm(
        post('x', { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '99999999' }),
      ),
    ).rejects.toMatchObject(refusal);
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024 * 1024;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    await expect(
      readForm(post(endless, { 'content-type': 'multipart/form-data; boundary=b' })),
    ).rejects.toMatchObject(refusal);
    expect(sent).toBeLessThan(maxUploadBytes + 4 * 1024 * 1024);
  });

  it('refuses what is no form, what broke off, and a missing or empty file', async () => {
    await expect(readForm(post('{}', { 'content-type': 'application/json' }))).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(
      readForm(post('half', { 'content-type': 'multipart/form-data; boundary=b' })),
    ).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Nothing was stored'),
    });
    await expect(fileOf(new FormData())).rejects.toMatchObject({
      code: 'invalid',
      reasons: [{ path: 'file' }],
    });
    await expect(fileOf(formWith(0))).rejects.toMatchObject({ code: 'invalid' });
  });
});
