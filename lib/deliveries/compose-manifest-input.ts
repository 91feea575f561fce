import type { Making, UsedReference } from '@/lib/assets/record-store';
import type { SealIngredient, SealManifest } from '@/lib/credentials/manifest';
import type { SealInput } from '@/lib/credentials/seal';
import type { LoadedDelivery } from './store';

/** The version that writes manifests and sidecars. */
export const GENERATOR_VERSION = '0.1.0';

export type Parts = {
  loaded: LoadedDelivery;
  making: Making | null;
  references: (UsedReference & { bytes: Uint8Array })[];
  parents: { id: string; sha256: string; mime: string; bytes: Uint8Array }[];
  title: string;
};

const done: Record<string, string> = {
  vary: 'Varied from an earlier picture',
  refine: 'Refined at a higher tier',
  localise: 'Localised for a market',
};

/** What the Content Credentials say, from the provenance: who made the pixels, from what, under which lock. */
export function manifestOf({ loaded, making, references, parents, title }: Parts): SealManifest {
  const { asset, submission } = loaded;
  // C2PA knows one parent; a picture made from several has its first as parent and the rest as inputs.
  const ingredients: SealIngredient[] = [
    ...parents.map((parent, index) => ({
      id: parent.id,
      title: `Picture ${parent.id}`,
      mime: parent.mime,
      bytes: parent.bytes,
      sha256: parent.sha256,
      relationship: index === 0 ? ('parentOf' as const) : ('inputTo' as const),
    })),
    ...references
      .filter((entry) => entry.use === 'input')
      .map((entry) => ({
        id: entry.id,
        title: entry.name,
        mime: entry.mime,
        bytes: entry.bytes,
        sha256: entry.sha256,
        relationship: 'inputTo' as const,
      })),
  ];
  const when = asset.createdAt.toISOString();
  const template = making && `template "${making.templateName}" version ${making.versionNumber}`;
  return {
    title,
    assetId: asset.id,
    locksetHash: making?.run.locksetHash ?? loaded.lockset.sha256,
    submissionId: submission.id,
    approvedSha256: submission.sha256,
    pixelDigest: submission.pixelDigest,
    digitalSourceType: asset.digitalSourceType,
    softwareAgent: making
      ? { name: making.route.name, version: modelVersion(making) }
      : { name: 'Uploaded file' },
    claimGeneratorVersion: GENERATOR_VERSION,
    actions:
      making && parents.length > 0
        ? [
            { action: 'c2pa.opened', when },
            {
              action: 'c2pa.edited',
              when,
              description: `${done[making.run.operation] ?? 'Edited'}, ${template}`,
            },
          ]
        : [
            {
              action: 'c2pa.created',
              when,
              description: template ? `Made from ${template}` : 'Uploaded to start a concept',
            },
          ],
    ingredients,
  };
}

/** The prompt stays out: everybody who has the file could read it. */
export function xmpOf({ loaded, making, references }: Parts): SealInput['xmp'] {
  const owners = [...new Set(references.map((entry) => entry.rightsOwner).filter(Boolean))];
  return {
    creators: [loaded.brand.name],
    rights: owners.length > 0 ? `Contains material of ${owners.join(', ')}` : undefined,
    creatorTool: `Countersign ${GENERATOR_VERSION}`,
    ...(making ? { aiSystemUsed: making.route.name, aiSystemVersionUsed: modelVersion(making) } : {}),
  };
}

/** What the provider said answered, else what was asked for. */
export function modelVersion(making: Making): string {
  const reported = making.attempt?.response.modelReported;
  return typeof reported === 'string' && reported ? reported : making.route.modelId;
}
