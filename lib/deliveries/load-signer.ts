import { readFile } from 'node:fs/promises';
import type { CredentialsSigner } from '@/lib/credentials/sign-claim';
import { env } from '@/lib/env';
import { DeliveryFailure } from './delivery-failure';

/** The certificate chain and key that the settings name. Nothing is ever delivered unsigned. */
export async function loadSigner(): Promise<CredentialsSigner> {
  const { C2PA_CERT_CHAIN_FILE, C2PA_KEY_FILE } = env();
  if (!C2PA_CERT_CHAIN_FILE || !C2PA_KEY_FILE)
    throw new DeliveryFailure(
      'no_certificate',
      'The file cannot be signed: the settings C2PA_CERT_CHAIN_FILE and C2PA_KEY_FILE are missing. An administrator sets them; then try again.',
    );
  return {
    certChainPem: [await readSetting('C2PA_CERT_CHAIN_FILE', C2PA_CERT_CHAIN_FILE)],
    privateKeyPem: await readSetting('C2PA_KEY_FILE', C2PA_KEY_FILE),
    trustAnchorsPem: await trustAnchors(),
  };
}

/** The roots that our own readings of Content Credentials trust; undefined when none are set. */
export async function trustAnchors(): Promise<string | undefined> {
  const { C2PA_TRUST_ANCHORS_FILE } = env();
  return C2PA_TRUST_ANCHORS_FILE
    ? readSetting('C2PA_TRUST_ANCHORS_FILE', C2PA_TRUST_ANCHORS_FILE)
    : undefined;
}

async function readSetting(name: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new DeliveryFailure(
      'no_certificate',
      `The file cannot be signed: the file that ${name} names cannot be read. An administrator mends it; then try again.`,
      { cause },
    );
  }
}
