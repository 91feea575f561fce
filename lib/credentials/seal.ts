import { sha256Hex } from '@/lib/canonical';
import { AppError } from '@/lib/errors';
import { c2paRuntime, c2paSettings, memoryBlob } from './c2pa-runtime';
import { embedXmp, type SealableMime } from './embed-xmp';
import { composeManifest, type NamedIngredient, type SealManifest } from './manifest';
import { hasCredentials } from './read-credentials';
import { type CredentialsSigner, claimSigner } from './sign-claim';
import type { XmpFields } from './xmp';

export type SealInput = {
  bytes: Uint8Array;
  mime: SealableMime;
  /** The rest of the XMP fields comes from the manifest, so that both say the same. */
  xmp: Omit<XmpFields, 'assetId' | 'title' | 'digitalSourceType'>;
  manifest: SealManifest;
  signer: CredentialsSigner;
};

/**
 * The approved file with XMP (first) and signed Content Credentials (last, because they cover everything before).
 * Compressed image data is not touched. Credentials that the file brings along stay, as its parent ingredient.
 * Refuses bytes whose SHA-256 is not the approved one.
 */
export async function sealImage({ bytes, mime, xmp, manifest, signer }: SealInput): Promise<Uint8Array> {
  checkHash(bytes, manifest.approvedSha256, 'The file to seal is not the file that was approved.');
  for (const { bytes, sha256, title } of manifest.ingredients) {
    checkHash(bytes, sha256, `The ingredient "${title}" is not the file that was recorded.`);
  }
  const { assetId, title, digitalSourceType } = manifest;
  const described = embedXmp(mime, bytes, { ...xmp, assetId, title, digitalSourceType });
  const carried = (await hasCredentials(mime, bytes)) ? approvedOriginal(bytes, mime, manifest) : undefined;
  const { definition, ingredients } = composeManifest(manifest, carried);
  const claim = claimSigner(signer);
  const c2pa = await c2paRuntime();
  const builder = c2pa.WasmBuilder.fromJson(JSON.stringify(definition), c2paSettings(signer.trustAnchorsPem));
  try {
    for (const ingredient of ingredients) {
      await builder.addIngredientFromBlob(
        ingredientJson(ingredient),
        ingredient.mime,
        memoryBlob(ingredient.bytes, ingredient.mime),
      );
    }
    return await builder.sign(claim, [], mime, memoryBlob(described, mime));
  } catch (cause) {
    throw new Error(`Content Credentials could not be written: ${String(cause)}`, { cause });
  } finally {
    builder.free();
  }
}

function checkHash(bytes: Uint8Array, sha256: string, message: string): void {
  if (sha256Hex(bytes) !== sha256) throw new AppError('conflict', `${message} Nothing was sealed.`);
}

const approvedOriginal = (bytes: Uint8Array, mime: string, manifest: SealManifest): NamedIngredient => ({
  id: 'approved-original',
  title: manifest.title,
  mime,
  bytes,
  sha256: manifest.approvedSha256,
  relationship: 'parentOf',
});

const ingredientJson = ({ id, title, relationship }: NamedIngredient): string =>
  JSON.stringify({ title, relationship, instance_id: id, label: id });
