import { createPrivateKey, type KeyObject, sign, type X509Certificate } from 'node:crypto';
import { Encoder, Tag } from 'cbor-x';
import { AppError } from '@/lib/errors';
import { readCertificates } from './read-certificates';

/** Who signs the Content Credentials. Only ECDSA on P-256 (ES256) is supported. */
export type CredentialsSigner = {
  /** The signer's certificate first, then its issuers; the root may be left out. */
  certChainPem: string[];
  privateKeyPem: string;
  /** Roots that our own checks and the records of ingredients trust. */
  trustAnchorsPem?: string;
};

export type ClaimSigner = {
  alg: 'es256';
  reserveSize: number;
  sign: (claim: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;
};

const ES256 = -7;
const HEADER_ALG = 1;
const HEADER_X5CHAIN = 33;
const COSE_SIGN1 = 18;

const encoder = new Encoder({
  useRecords: false,
  tagUint8Array: false,
  mapsAsObjects: false,
  variableMapSize: true,
});

/** Makes COSE_Sign1 structures (RFC 9052) as C2PA 2.2 asks for, padded to the size reserved in the file. */
export function claimSigner(signer: CredentialsSigner): ClaimSigner {
  const { chain, key } = readSigner(signer);
  const certificates = chain.map((certificate) => certificate.raw);
  const reserveSize = 1024 + certificates.reduce((total, der) => total + der.length, 0);
  const headers = new Map<number, unknown>([
    [HEADER_ALG, ES256],
    [HEADER_X5CHAIN, certificates.length === 1 ? certificates[0] : certificates],
  ]);
  const protectedHeaders = Uint8Array.from(encoder.encode(headers));
  return {
    alg: 'es256',
    reserveSize,
    sign: async (claim) => {
      const toSign = encoder.encode(['Signature1', protectedHeaders, new Uint8Array(0), claim]);
      const signature = Uint8Array.from(sign('sha256', toSign, { key, dsaEncoding: 'ieee-p1363' }));
      return padded((padding) => coseSign1(protectedHeaders, signature, padding), reserveSize);
    },
  };
}

function coseSign1(
  protectedHeaders: Uint8Array,
  signature: Uint8Array,
  padding: number,
): Uint8Array<ArrayBuffer> {
  const unprotected = new Map([['pad', new Uint8Array(padding)]]);
  return Uint8Array.from(
    encoder.encode(new Tag([protectedHeaders, unprotected, null, signature], COSE_SIGN1)),
  );
}

/** The padding's own length field grows with it, so the right amount is found by trying. */
function padded(make: (padding: number) => Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  for (let padding = Math.max(0, size - make(0).length - 4); padding < size; padding++) {
    const made = make(padding);
    if (made.length === size) return made;
  }
  throw new RangeError('The signature does not fit the space that was reserved for it.');
}

function readSigner(signer: CredentialsSigner): { chain: X509Certificate[]; key: KeyObject } {
  try {
    const chain = readCertificates(signer.certChainPem.join('\n'));
    const key = createPrivateKey(signer.privateKeyPem);
    const [leaf] = chain;
    if (!leaf) throw new TypeError('The certificate chain is empty.');
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
      throw new TypeError('The key is not on P-256.');
    if (!leaf.checkPrivateKey(key)) throw new TypeError('The key does not belong to the first certificate.');
    // The root is what a reader must already have; sending it along proves nothing.
    return { chain: chain.filter((certificate, index) => index === 0 || !isSelfIssued(certificate)), key };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unreadable';
    throw new AppError('unavailable', `Content Credentials cannot be signed: ${why}`, { cause });
  }
}

const isSelfIssued = (certificate: X509Certificate): boolean => certificate.issuer === certificate.subject;
