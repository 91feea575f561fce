import { BadgeCheck } from 'lucide-react';
import { EmptyState } from '@/app/ui/empty-state';
import { HashChip } from '@/app/ui/hash-chip';
import { Facts, Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import { Chip } from '@/app/ui/state-chip';
import { db } from '@/lib/db/client';
import { readSealedCredentials } from '@/lib/deliveries/read-sealed-credentials';

const verdicts = {
  Trusted: { tone: 'success', icon: 'check', word: 'Intact, and the signer is trusted here' },
  Valid: { tone: 'warning', icon: 'alert', word: 'Intact; the signer is on no trust list here' },
  Invalid: { tone: 'danger', icon: 'cross', word: 'Does not hold' },
} as const;

/** What a C2PA reader sees in the sealed file: read from its bytes now, not from our tables. */
export async function CredentialsTab({
  brandId,
  asset,
}: {
  brandId: string;
  asset: { id: string; mime: string };
}) {
  const found = await readSealedCredentials(db(), brandId, asset);
  if (!found)
    return (
      <EmptyState icon={BadgeCheck} title="No Content Credentials yet">
        They are written when the approved file is sealed.
      </EmptyState>
    );
  const { reading } = found;
  if (!reading.present) return <Callout tone="danger">The sealed file has no Content Credentials.</Callout>;
  const verdict = verdicts[reading.state];
  return (
    <div className="grid gap-3 xl:grid-cols-2">
      <Panel
        title="Claim"
        actions={
          <Chip tone={verdict.tone} icon={verdict.icon}>
            {verdict.word}
          </Chip>
        }
      >
        <Facts
          items={[
            { name: 'Title', value: reading.title },
            { name: 'Written by', value: reading.claimGenerator },
            { name: 'Signed by', value: reading.issuer ?? 'unknown' },
            { name: 'Source type', value: reading.digitalSourceType },
            { name: 'Sealed file', value: <HashChip hash={found.delivery.sealedSha256 ?? ''} length={24} /> },
          ].filter((item) => item.value)}
        />
        {reading.failures.map((failure) => (
          <Callout key={failure.code} tone="danger" title={failure.code}>
            {failure.explanation}
          </Callout>
        ))}
      </Panel>
      <Panel title="Actions">
        <Facts
          items={reading.actions.map((action) => ({
            name: action.action.replace(/^c2pa\./, ''),
            value: [
              action.description,
              action.softwareAgent?.name,
              action.digitalSourceType?.split('/').at(-1),
            ]
              .filter(Boolean)
              .join('; '),
          }))}
        />
      </Panel>
      <Panel title="Ingredients">
        {reading.ingredients.length === 0 && <p className="text-dense text-muted">None.</p>}
        <Facts
          items={reading.ingredients.map((entry) => ({
            name: entry.relationship,
            value: (
              <>
                {entry.title} {entry.sha256 && <HashChip hash={entry.sha256} />}
              </>
            ),
          }))}
        />
      </Panel>
      {reading.provenance && (
        <Panel title="Our assertion, as signed">
          <pre className="overflow-x-auto rounded-md bg-surface-secondary p-2.5 font-mono text-xs">
            {JSON.stringify(reading.provenance, null, 2)}
          </pre>
        </Panel>
      )}
    </div>
  );
}
