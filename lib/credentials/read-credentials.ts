import { c2paRuntime, c2paSettings } from './c2pa-runtime';
import { type CredentialsReading, describeStore, nothingReadable } from './manifest-store';

/**
 * What a file's Content Credentials say and whether they hold. Without trust anchors nothing is `Trusted`. Throws
 * when the file is not of the given type; credentials that are there but cannot be parsed are `Invalid`.
 */
export async function readCredentials(
  mime: string,
  bytes: Uint8Array,
  trustAnchorsPem?: string,
): Promise<CredentialsReading> {
  const c2pa = await c2paRuntime();
  try {
    const reader = await c2pa.WasmReader.fromBytes(mime, bytes, c2paSettings(trustAnchorsPem));
    try {
      return describeStore(reader.json());
    } finally {
      reader.free();
    }
  } catch (cause) {
    const message = String(cause);
    if (message.startsWith('C2pa(JumbfNotFound')) return { present: false };
    if (message.startsWith('C2pa(InvalidAsset') || message.startsWith('C2pa(UnsupportedType')) {
      throw new Error(`This file is not a readable ${mime}.`, { cause });
    }
    if (!message.startsWith('C2pa(') || message.startsWith('C2pa(BadParam')) {
      throw new Error(`Content Credentials could not be read: ${message}`, { cause });
    }
    return { ...nothingReadable, failures: [{ code: 'countersign.unreadable', explanation: message }] };
  }
}

export async function hasCredentials(mime: string, bytes: Uint8Array): Promise<boolean> {
  return (await readCredentials(mime, bytes)).present;
}
