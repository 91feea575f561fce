import { Lock } from 'lucide-react';
import Link from 'next/link';

/** Why nothing can be run here yet, and where to go. */
export function NotRunnable({ brand, campaign }: { brand: string; campaign: { id: string; state: string } }) {
  const href = `/b/${brand}/campaigns/${campaign.id}`;
  const closed = campaign.state === 'closed';
  return (
    <section className="mx-auto flex max-w-xl flex-col items-center gap-3 py-16 text-center">
      <Lock aria-hidden className="size-8 text-muted" />
      <h2 className="text-lg font-medium">
        {closed ? 'This campaign is closed' : 'Nothing runs before the lockset is signed off'}
      </h2>
      <p className="text-muted">
        {closed
          ? 'Its pictures and records stay; new runs need a new campaign.'
          : 'A campaign pins its template, references, seeds, tiers and markets first. A brand owner signs them off; then this page opens.'}
      </p>
      <Link className="button button--primary" href={href}>
        Go to the plan
      </Link>
    </section>
  );
}
