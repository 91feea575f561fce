import { sha256Hex } from '@/lib/canonical';
import { getBlob } from '@/lib/storage/get-object';
import { StorageError } from '@/lib/storage/storage-error';
import { briefText } from './brief';
import { briefData } from './brief-data';
import { historyData, historyText } from './history';
import { type Package, packed } from './read-package';

export type PackageFile = {
  path: string;
  /** Pictures are compressed already. */
  text: boolean;
  /** Read when its turn comes, so that one file at a time is in memory. */
  read: () => Promise<Uint8Array>;
};

const encoder = new TextEncoder();
const text = (path: string, content: string): PackageFile => ({
  path,
  text: true,
  read: async () => encoder.encode(content),
});
const json = (path: string, value: unknown) => text(path, `${JSON.stringify(value, null, 2)}\n`);

/** Stored bytes; wrong ones would be handed on under a right name. */
const picture = (path: string, sha256: string): PackageFile => ({
  path,
  text: false,
  read: async () => {
    const bytes = await getBlob(sha256);
    if (sha256Hex(bytes) !== sha256)
      throw new StorageError(`The stored file ${sha256.slice(0, 12)} holds other bytes.`);
    return bytes;
  },
});

/** The files of a package in their order, but for SHA256SUMS, which stands last. */
export function packageFiles(pack: Package, said: { note: string; by: string }): PackageFile[] {
  const history = historyData(pack);
  return [
    text('brief.md', briefText(pack, said)),
    json('brief.json', briefData(pack, said)),
    text('history.md', historyText(history)),
    json('history.json', history),
    json('references/references.json', pack.references),
    ...packed(pack.references).map((entry) => picture(entry.path, entry.sha256)),
    ...packed(pack.drafts).map((entry) => picture(entry.path, entry.sha256)),
  ];
}
