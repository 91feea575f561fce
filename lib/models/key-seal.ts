import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const keyFrom = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'countersign', 'provider keys, version 1', 32));

/**
 * Encrypts a provider's key with AES-256-GCM under a key derived from the installation's secret (HKDF, RFC 5869). The
 * provider's name is bound to it, so that a sealed key cannot be moved to another provider.
 */
export function sealKey(secret: string, provider: string, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), nonce);
  cipher.setAAD(Buffer.from(provider));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return ['v1', nonce, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.');
}

/** The key again; null when it was sealed under another secret or for another provider, or was tampered with. */
export function openKey(secret: string, provider: string, sealed: string): string | null {
  const [version, nonce = '', tag = '', text = ''] = sealed.split('.');
  if (version !== 'v1') return null;
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyFrom(secret), Buffer.from(nonce, 'base64url'), {
      authTagLength: 16,
    });
    cipher.setAAD(Buffer.from(provider));
    cipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([cipher.update(Buffer.from(text, 'base64url')), cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
