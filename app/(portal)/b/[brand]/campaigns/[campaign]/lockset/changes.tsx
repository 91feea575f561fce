import { locksetDiff, type Names } from '@/lib/campaigns/rules';
import type { LocksetRecord } from '@/lib/campaigns/store';
import { templateMoves } from '@/lib/campaigns/template-moves';
import type { TemplateVersion } from '@/lib/templates/store';
import { VersionDiff } from '../../../templates/[template]/version-diff';

type Props = {
  from: LocksetRecord | null;
  to: LocksetRecord;
  names: Names;
  versions: readonly TemplateVersion[];
};

/** What differs between two locksets in sentences, and word by word where a template moved to another version. */
export function Changes({ from, to, names, versions }: Props) {
  if (!from) return <p className="text-dense text-muted">The first version: everything in it is new.</p>;
  const lines = locksetDiff(from.document, to.document, names);
  return (
    <div className="flex flex-col gap-2 text-dense">
      <div>
        <p className="text-muted">Against version {from.number}</p>
        {lines.length === 0 ? (
          <p>Nothing differs.</p>
        ) : (
          <ul className="mt-1 list-disc ps-5">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {templateMoves(from.document, to.document, versions).map((move) => (
        <details key={move.to.id}>
          <summary className="cursor-pointer text-accent-text">
            Word by word: {move.to.templateName}, version {move.from.number} to {move.to.number}
          </summary>
          <div className="mt-2 border-l-2 border-separator ps-3">
            <VersionDiff before={move.from.spec} after={move.to.spec} />
          </div>
        </details>
      ))}
    </div>
  );
}
