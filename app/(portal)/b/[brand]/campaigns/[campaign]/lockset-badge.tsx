import { Download, LockKeyhole } from 'lucide-react';
import { buttonClass } from '@/app/ui/button-class';
import { HashChip } from '@/app/ui/hash-chip';
import type { Names } from '@/lib/campaigns/rules';
import type { LocksetRecord } from '@/lib/campaigns/store';
import { LockedThings } from './locked-things';

/** The lockset in force: its hash to compare and to copy, the frozen text to download, and what it locks. */
export function LocksetBadge({
  brand,
  lockset,
  names,
}: {
  brand: string;
  lockset: LocksetRecord;
  names: Names;
}) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <LockKeyhole aria-hidden="true" className="size-3.5 text-accent-text" />
      <span>Lockset {lockset.number}</span>
      <HashChip hash={lockset.sha256} label="Copy the lock hash" />
      <a
        href={`/api/b/${brand}/locksets/${lockset.id}`}
        download
        aria-label={`Download lockset ${lockset.number} as JSON`}
        title="Download the frozen JSON"
        className={buttonClass({
          variant: 'ghost',
          size: 'sm',
          iconOnly: true,
          className: 'size-6 h-6 min-w-6',
        })}
      >
        <Download aria-hidden="true" className="size-3.5!" />
      </a>
      <details className="group max-md:basis-full md:relative">
        <summary className="cursor-pointer rounded-sm px-1 text-accent-text underline-offset-2 hover:underline">
          What is locked
        </summary>
        <div className="mt-2 rounded-lg border border-border bg-surface p-4 text-foreground shadow-md md:absolute md:z-30 md:w-[min(36rem,85vw)]">
          <LockedThings document={lockset.document} names={names} />
        </div>
      </details>
    </span>
  );
}
