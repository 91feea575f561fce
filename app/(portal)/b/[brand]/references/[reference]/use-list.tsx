import Link from 'next/link';
import { StateChip } from '@/app/ui/state-chip';
import type { ReferenceUse } from '@/lib/references/store';

/** Campaigns and pictures that stand on this reference. */
export function UseList({ brand, use }: { brand: string; use: ReferenceUse }) {
  if (use.campaigns.length === 0 && use.assets === 0)
    return <p className="text-dense text-muted">Nowhere yet.</p>;
  return (
    <div className="space-y-2 text-dense">
      <ul className="space-y-1.5">
        {use.campaigns.map((campaign) => (
          <li key={campaign.id} className="flex flex-wrap items-center gap-2">
            <Link href={`/b/${brand}/campaigns/${campaign.id}`} className="font-medium hover:underline">
              {campaign.name}
            </Link>
            <StateChip state={campaign.state} />
            <span className="text-muted">{campaign.how === 'locked' ? 'locked in' : 'planned'}</span>
          </li>
        ))}
      </ul>
      <p className="text-muted">
        {use.assets} {use.assets === 1 ? 'picture' : 'pictures'} made from it; {use.inReview} in review,{' '}
        {use.awaitingDelivery} approved and not delivered, {use.delivered} delivered.
      </p>
    </div>
  );
}
