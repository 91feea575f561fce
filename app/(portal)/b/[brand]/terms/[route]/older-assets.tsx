import { ButtonLink } from '@/app/ui/button-link';
import { Panel } from '@/app/ui/panel';
import { db } from '@/lib/db/client';
import { liveDefinition, readSetFilter } from '@/lib/governance/set-rules';
import { countSet, listSet } from '@/lib/governance/set-store';
import { AssetSetTable } from '../../assets/parts/asset-set-table';

/** Every live asset that was made under an older reading of these terms, with what was made from it. */
export async function OlderAssets({
  brand,
  routeId,
  version,
  after,
}: {
  brand: { id: string; slug: string };
  routeId: string;
  version: number;
  after: string | undefined;
}) {
  const set = { kind: 'old_terms', routeId } as const;
  const filter = readSetFilter(() => null);
  const [page, counts] = await Promise.all([
    listSet(db(), brand.id, set, { filter, after, limit: 20 }),
    countSet(db(), brand.id, set, filter),
  ]);
  const path = `/b/${brand.slug}/terms/${encodeURIComponent(routeId)}`;
  return (
    <Panel
      title={`Live assets made under a version before ${version}: ${counts.total}`}
      description={`${counts.total > 0 ? `${counts.delivered} of them delivered. ` : ''}${liveDefinition}`}
      actions={
        counts.total > 0 && (
          <ButtonLink
            href={`/api/b/${brand.slug}/asset-lists/old_terms?id=${encodeURIComponent(routeId)}`}
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
        label="Assets made under an older version"
        because="Made under"
        page={page}
        total={counts.total}
        firstHref={after ? path : undefined}
        nextHref={page.next ? `${path}?after=${page.next}` : undefined}
        empty={{ title: 'None', text: 'No live asset was made under an older version.' }}
      />
    </Panel>
  );
}
