import { Facts } from '@/app/ui/panel';
import { policyLines } from '@/lib/campaigns/policy-rules';
import type { Names } from '@/lib/campaigns/rules';
import { type LocksetDocument, stageNames } from '@/lib/campaigns/schemas';
import { useNames } from '@/lib/models/schemas';

/** Everything that a lockset fixes, with names for its ids. */
export function LockedThings({ document, names }: { document: LocksetDocument; names: Names }) {
  const name = (id: string) => names[id] ?? id;
  const uses = document.needs.uses.map((use) => useNames[use].toLowerCase()).join(', ');
  return (
    <Facts
      items={[
        { name: 'Templates', value: document.templates.map((entry) => name(entry.versionId)).join('; ') },
        {
          name: 'References',
          value:
            document.references
              .map((entry) => `${name(entry.id)} (${entry.role}${entry.required ? ', in every run' : ''})`)
              .join('; ') || 'None',
        },
        { name: 'Seeds', value: document.seeds.join(', ') },
        {
          name: 'Models',
          value: document.tiers
            .map(({ tier, routes }) => `${tier}: ${routes.map(name).join(', then ')}`)
            .join('; '),
        },
        { name: 'How they are chosen', value: policyLines(document).join(' ') },
        { name: 'Sizes', value: document.sizes.join(', ') },
        {
          name: 'Markets',
          value: document.chains
            .map(
              ({ market, stages }) =>
                `${market} (${stages.map((stage) => stageNames[stage].toLowerCase()).join(', then ')})`,
            )
            .join('; '),
        },
        {
          name: 'Needs',
          value: `${uses}; ${document.needs.territories.join(', ')}; ${document.needs.indemnity ? 'indemnity' : 'no indemnity'}`,
        },
      ]}
    />
  );
}
