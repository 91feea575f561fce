import { CopyButton } from './copy-button';

/** The first characters of a SHA-256, the whole on hover, and a button that copies it. */
export function HashChip({
  hash,
  label = 'Copy SHA-256',
  length = 10,
}: {
  hash: string;
  label?: string;
  length?: number;
}) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <code title={hash} className="rounded-sm bg-surface-secondary px-1.5 py-0.5 font-mono text-xs">
        {hash.slice(0, length)}
      </code>
      <CopyButton text={hash} label={label} />
    </span>
  );
}
