import { type Package, spentOn } from './read-package';
import { cutPrompt } from './rules';

/** The brief as data, with ids and hashes. */
export function briefData(pack: Package, said: { note: string; by: string }) {
  const { subject, runs, drafts, reviews, attempts, passed } = pack;
  const versions = new Map(runs.map((run) => [run.templateVersionId, run]));
  return {
    format: 'countersign-hand-off/1',
    handOff: { by: said.by, note: said.note, passed, attempts, billed: spentOn(pack) },
    ...subject,
    templates: [...versions.values()].map((run) => ({
      templateVersionId: run.templateVersionId,
      template: run.template,
      version: run.templateVersion,
      specHash: run.specHash,
      spec: run.spec,
    })),
    runs: runs.map(({ spec, ...run }) => ({
      ...run,
      promptParts: cutPrompt(
        run.prompt,
        spec.operations[run.operation].flatMap((part) => (part.kind === 'locked' ? [part.text] : [])),
      ),
    })),
    drafts,
    references: pack.references.map(({ id, name, role, sha256, path, leftOut }) => ({
      id,
      name,
      role,
      sha256,
      path,
      leftOut,
    })),
    reviews,
  };
}
