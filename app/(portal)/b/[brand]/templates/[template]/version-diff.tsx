import { type DiffPiece, diffSpecs } from '@/lib/templates/diff-rules';
import type { TemplateSpec } from '@/lib/templates/schemas';

const looks: Record<DiffPiece['kind'], { tag: 'span' | 'ins' | 'del'; look: string }> = {
  same: { tag: 'span', look: '' },
  added: { tag: 'ins', look: 'rounded-sm bg-success-soft px-0.5 decoration-2 underline-offset-4' },
  removed: { tag: 'del', look: 'rounded-sm bg-danger-soft px-0.5' },
};

/** Word-level difference, part by part. Struck through was removed, underlined was added. */
export function VersionDiff({ before, after }: { before: TemplateSpec; after: TemplateSpec }) {
  const parts = diffSpecs(before, after);
  if (parts.length === 0) return <p className="text-dense text-muted">The two versions say the same.</p>;
  return (
    <dl className="space-y-4">
      {parts.map(({ part, pieces }) => (
        <div key={part}>
          <dt className="text-dense font-semibold">{part}</dt>
          <dd className="mt-1 text-[15px] leading-7 wrap-anywhere">
            {pieces.map((piece, index) => {
              const { tag: Tag, look } = looks[piece.kind];
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
                <Tag key={index} className={look}>
                  {piece.text}
                </Tag>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
