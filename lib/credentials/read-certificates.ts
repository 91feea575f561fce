import { X509Certificate } from 'node:crypto';

const block = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** Every certificate in a PEM text, in order; what stands between them is ignored. Throws for a damaged one. */
export const readCertificates = (pem: string): X509Certificate[] =>
  (pem.match(block) ?? []).map((text) => new X509Certificate(text));
