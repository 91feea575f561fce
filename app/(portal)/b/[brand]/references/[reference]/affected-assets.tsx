import { ButtonLink } from '@/app/ui/button-link';
import { Panel } from '@/app/ui/panel';
import { db } from '@/lib/db/client';
import { readSetFilter } from '@/lib/governance/set-rules';
import { countSet, listSet } from '@/lib/governance/set-store';
import { AssetSetTable } from '../../assets/parts/asset-set-table';

/** Everything that was made from a reference, however far down the lineage, with its state and delivery. */
export async function AffectedAssets({
  brand,
  referenceId,
  ended,
  after,
}: {
  brand: { id: string; slug: string };
  referenceId: string;
  /** The rights do not hold any more: these are the assets that it touches. */
  ended: boolean;
  after: string | undefined;
}) {
  const set = { kind: 'reference', referenceId } as const;
  const filter = readSetFilter(() => null, false);
  const [page, counts] = await Promise.all([
    listSet(db(), brand.id, set, { filter, after, limit: 20 }),
    countSet(db(), brand.id, set, filter),
  ]);
  const path = `/b/${brand.slug}/references/${referenceId}`;
  const noun = counts.total === 1 ? 'asset' : 'assets';
  return (
    <Panel
      title={ended ? `Affected: ${counts.total} ${noun}` : `Made from it: ${counts.total} ${noun}`}
      description={
        counts.total > 0 &&
        `Directly or further down; ${counts.delivered} of them ${counts.delivered === 1 ? 'is' : 'are'} delivered.`
      }
      actions={
        counts.total > 0 && (
          <ButtonLink
            href={`/api/b/${brand.slug}/asset-lists/reference?id=${referenceId}`}
            variant="outline"
            size="sm"
            download
          >
            CSV
          </ButtonLink>
        )
      }
    >
      <AssetSetTable
        brand={brand.slug}
        label="Assets made from this reference"
        because={null}
        page={page}
        total={counts.total}
        firstHref={after ? path : undefined}
        nextHref={page.next ? `${path}?after=${page.next}` : undefined}
        empty={{ title: 'None yet', text: 'Nothing was made from this picture.' }}
      />
    </Panel>
  );
}
