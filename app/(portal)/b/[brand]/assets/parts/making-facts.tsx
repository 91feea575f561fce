import Link from 'next/link';
import { DateTime } from '@/app/ui/date-time';
import { HashChip } from '@/app/ui/hash-chip';
import { Money } from '@/app/ui/money';
import { Facts } from '@/app/ui/panel';
import type { Making } from '@/lib/assets/record-store';
import type { AssetEntry } from '@/lib/assets/store';
import { tookOverWords } from './took-over';

export const operationWords: Record<string, string> = {
  generate: 'Generated',
  vary: 'Varied',
  refine: 'Refined',
  localise: 'Localised',
};

const seedTruth = {
  exact: 'the same seed gives the same bytes',
  hint: 'a hint to this model',
  none: 'this model takes none',
} as const;

/** Where the picture comes from, in a few lines; the Record tab has everything. */
export function MakingFacts({
  brand,
  asset,
  making,
}: {
  brand: string;
  asset: AssetEntry;
  making: Making | null;
}) {
  const file = [
    { name: 'SHA-256', value: <HashChip hash={asset.sha256} /> },
    { name: 'Pixels', value: <HashChip hash={asset.pixelDigest} label="Copy the digest of the pixels" /> },
  ];
  if (!making)
    return (
      <Facts
        items={[
          { name: 'Uploaded by', value: asset.createdByName ?? 'Countersign' },
          { name: 'When', value: <DateTime at={asset.createdAt} /> },
          ...file,
        ]}
      />
    );
  const { run, output, route } = making;
  const tookOver = tookOverWords(making);
  return (
    <Facts
      items={[
        {
          name: operationWords[run.operation] ?? run.operation,
          value: (
            <>
              by {making.requestedByName ?? 'Countersign'}, <DateTime at={run.createdAt} />
            </>
          ),
        },
        { name: 'Model', value: `${route.name}, ${run.tier} tier` },
        ...(tookOver ? [{ name: 'Took over', value: tookOver }] : []),
        { name: 'Seed', value: `${output.seed}: ${seedTruth[route.spec.seedClass]}` },
        {
          name: 'Template',
          value: (
            <Link
              href={`/b/${brand}/templates/${making.templateId}`}
              className="underline underline-offset-2"
            >
              {making.templateName}, version {making.versionNumber}
            </Link>
          ),
        },
        {
          name: 'Lockset',
          value: (
            <span className="inline-flex items-center gap-1">
              Version {making.locksetNumber} <HashChip hash={run.locksetHash} label="Copy the lock hash" />
            </span>
          ),
        },
        { name: 'Market, size', value: `${run.market}, ${run.size} (${asset.width} × ${asset.height} px)` },
        ...(output.billedMicros === null
          ? []
          : [{ name: 'Cost', value: <Money micros={output.billedMicros} currency={run.currency} /> }]),
        ...file,
      ]}
    />
  );
}
