import { HashChip } from '@/app/ui/hash-chip';
import { Facts, Panel } from '@/app/ui/panel';
import type { AssetRecord } from '@/lib/assets/read-asset';
import { Asked } from '../parts/asked';
import { FilePanel, ModelPanel, ReviewPanel, RunPanel, TermsPanel } from '../parts/record-panels';

/** Every field that is known of the asset. */
export function RecordTab({ brand, record }: { brand: string; record: AssetRecord }) {
  const { asset, making, references, reviews } = record;
  const names = Object.fromEntries(references.map((entry) => [entry.id, entry.name]));
  return (
    <div className="grid items-start gap-3 xl:grid-cols-2">
      <FilePanel asset={asset} />
      {making && (
        <>
          <Panel title="Asked">
            <Asked making={making} />
          </Panel>
          <RunPanel brand={brand} making={making} />
          <ModelPanel making={making} />
          <TermsPanel making={making} />
        </>
      )}
      {references.length > 0 && (
        <Panel title="References">
          <Facts
            items={references.map((entry) => ({
              name: entry.name,
              value: (
                <>
                  {entry.use === 'covers' ? 'its rights cover this picture' : entry.role}; {entry.rightsOwner}
                  , {entry.licence}; <HashChip hash={entry.sha256} />
                </>
              ),
            }))}
          />
        </Panel>
      )}
      {reviews.map((review) => (
        <ReviewPanel key={review.submission.id} review={review} names={names} />
      ))}
    </div>
  );
}
