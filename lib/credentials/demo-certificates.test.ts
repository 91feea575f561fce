import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeDemoCertificates } from './demo-certificates';

test('makes a chain that holds, says what it is, and is new each time', async () => {
  const made = await makeDemoCertificates();
  const [root, intermediate, leaf] = [made.rootPem, made.intermediatePem, made.leafPem].map(
    (pem) => new X509Certificate(pem),
  );
  if (!root || !intermediate || !leaf) throw new Error('A certificate is missing.');
  expect(root.verify(root.publicKey)).toBe(true);
  expect(intermediate.verify(root.publicKey)).toBe(true);
  expect(leaf.verify(intermediate.publicKey)).toBe(true);
  expect(leaf.verify(root.publicKey)).toBe(false);
  expect(intermediate.checkIssued(root)).toBe(true);
  expect(leaf.checkIssued(intermediate)).toBe(true);
  expect([root.ca, intermediate.ca, leaf.ca]).toEqual([true, true, false]);
  expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.4']);
  expect(leaf.checkPrivateKey(createPrivateKey(made.leafKeyPem))).toBe(true);
  for (const certificate of [root, intermediate, leaf]) {
    expect(certificate.subject).toMatch(/O=Countersign demo \(not on any trust list\)/);
    expect(certificate.subject).toMatch(/CN=Countersign demo \w+\\?, not on any trust list/);
    expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
  }
  const other = await makeDemoCertificates();
  expect(other.rootPem).not.toBe(made.rootPem);
  expect(new X509Certificate(other.leafPem).serialNumber).not.toBe(leaf.serialNumber);
  expect('getMetadata' in Reflect).toBe(false);
});
