import type { LocksetDocument } from './schemas';

type Version = { id: string; templateId: string };

/** Templates of which two locksets pin different versions: the words between them can be compared. */
export function templateMoves<V extends Version>(
  before: Pick<LocksetDocument, 'templates'>,
  after: Pick<LocksetDocument, 'templates'>,
  versions: readonly V[],
): { from: V; to: V }[] {
  const pinned = (document: Pick<LocksetDocument, 'templates'>) =>
    document.templates.flatMap((entry) => versions.find((version) => version.id === entry.versionId) ?? []);
  const was = pinned(before);
  return pinned(after).flatMap((to) => {
    const from = was.find((entry) => entry.templateId === to.templateId);
    return from && from.id !== to.id ? [{ from, to }] : [];
  });
}
