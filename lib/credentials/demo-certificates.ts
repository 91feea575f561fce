import { randomBytes } from 'node:crypto';

export type DemoCertificates = {
  rootPem: string;
  intermediatePem: string;
  leafPem: string;
  /** PKCS #8. */
  leafKeyPem: string;
};

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
const DAY = 86_400_000;

/**
 * A certificate chain for trying Countersign out: root, intermediate (path length 0) and a P-256 leaf of the
 * profile that C2PA 2.2 asks for. The names say that nobody should trust it.
 */
export async function makeDemoCertificates(): Promise<DemoCertificates> {
  const x509 = await loadX509();
  const makeKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const [rootKeys, intermediateKeys, leafKeys] = await Promise.all([makeKeys(), makeKeys(), makeKeys()]);
  const name = (role: string): Record<string, string[]>[] => [
    { O: ['Countersign demo (not on any trust list)'] },
    { CN: [`Countersign demo ${role}, not on any trust list`] },
  ];
  const validity = (days: number) => ({
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + days * DAY),
  });
  const certificate = async (
    subject: { role: string; keys: CryptoKeyPair; days: number },
    issuer: { role: string; keys: CryptoKeyPair },
    constraints: InstanceType<typeof x509.Extension>[],
  ) => {
    const made = await x509.X509CertificateGenerator.create({
      serialNumber: randomSerial(),
      subject: name(subject.role),
      issuer: name(issuer.role),
      ...validity(subject.days),
      publicKey: subject.keys.publicKey,
      signingKey: issuer.keys.privateKey,
      signingAlgorithm: algorithm,
      extensions: [
        ...constraints,
        await x509.SubjectKeyIdentifierExtension.create(subject.keys.publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
      ],
    });
    return `${made.toString('pem')}\n`;
  };
  const root = { role: 'root', keys: rootKeys, days: 3650 };
  const intermediate = { role: 'intermediate', keys: intermediateKeys, days: 1825 };
  const leaf = { role: 'signer', keys: leafKeys, days: 730 };
  const { keyCertSign, cRLSign, digitalSignature } = x509.KeyUsageFlags;
  const rootPem = await certificate(root, root, [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
  ]);
  const intermediatePem = await certificate(intermediate, root, [
    new x509.BasicConstraintsExtension(true, 0, true),
    new x509.KeyUsagesExtension(keyCertSign | cRLSign, true),
  ]);
  const leafPem = await certificate(leaf, intermediate, [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([EMAIL_PROTECTION], true),
  ]);
  const leafKey = await crypto.subtle.exportKey('pkcs8', leafKeys.privateKey);
  return {
    rootPem,
    intermediatePem,
    leafPem,
    leafKeyPem: `${x509.PemConverter.encode(leafKey, 'PRIVATE KEY')}\n`,
  };
}

/** 16 random bytes, positive and never zero (RFC 5280, 4.1.2.2). */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

/**
 * The library's injector wants decorator metadata to exist while it loads, but finds nothing to inject; so two
 * functions that know of nothing stand in for a polyfill, and are gone again afterwards.
 */
async function loadX509() {
  const reflect = Reflect as { getMetadata?: () => undefined; getOwnMetadata?: () => undefined };
  const standIn = !reflect.getMetadata;
  if (standIn) {
    reflect.getMetadata = () => undefined;
    reflect.getOwnMetadata = () => undefined;
  }
  try {
    return await import('@peculiar/x509');
  } finally {
    if (standIn) {
      delete reflect.getMetadata;
      delete reflect.getOwnMetadata;
    }
  }
}
