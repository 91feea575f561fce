import Link from 'next/link';
import { DateTime } from '@/app/ui/date-time';
import { formatDay } from '@/app/ui/format';
import { HashChip } from '@/app/ui/hash-chip';
import { Facts, Panel } from '@/app/ui/panel';
import { Chip } from '@/app/ui/state-chip';
import { Thumb } from '@/app/ui/thumb';
import type { ProvenanceRecord } from '@/lib/provenance/read-record';

type Reference = ProvenanceRecord['references'][number];
type Item = Parameters<typeof Facts>[0]['items'][number];

const until = (expiresOn: string | null) => (expiresOn ? `until ${formatDay(expiresOn)}` : 'without an end');

/** What the rights were when the picture was made: their words, if they still are the same; else their end and hash. */
function then(reference: Reference): Item[] {
  const { seen, atThatTime } = reference;
  if (seen === null) return [{ name: 'Then', value: 'Not recorded' }];
  return [
    {
      name: 'Then',
      value: (
        <>
          Revision {seen}
          {atThatTime && (
            <>
              , {until(atThatTime.expiresOn)}, recorded <DateTime at={atThatTime.at} exact />{' '}
              {atThatTime.rightsHash && (
                <HashChip hash={atThatTime.rightsHash} label="Copy the hash of the rights" />
              )}
            </>
          )}
        </>
      ),
    },
  ];
}

function Standing({ reference }: { reference: Reference }) {
  if (reference.withdrawnAt)
    return (
      <Chip tone="danger" icon="undo">
        Withdrawn since
      </Chip>
    );
  if (reference.expiresOn && reference.expiresOn < new Date().toISOString().slice(0, 10))
    return (
      <Chip tone="danger" icon="clock">
        Expired
      </Chip>
    );
  return reference.seen === reference.rightsRevision ? (
    <Chip tone="success" icon="check">
      Unchanged since
    </Chip>
  ) : (
    <Chip tone="warning" icon="alert">
      Changed since
    </Chip>
  );
}

/** References with their rights as they were seen then, and as they are now. */
export function ReferencesPanel({ brand, references }: { brand: string; references: Reference[] }) {
  return (
    <Panel title="References and their rights">
      {references.length === 0 && <p className="text-dense text-muted">None were used.</p>}
      {references.map((entry) => (
        <section key={entry.id} aria-label={entry.name} className="flex flex-col gap-2">
          <div className="flex items-center gap-2.5">
            <Thumb brand={brand} kind="reference" id={entry.id} />
            <p className="min-w-0 flex-1 text-dense">
              <Link href={`/b/${brand}/references/${entry.id}`} className="font-medium hover:underline">
                {entry.name}
              </Link>
              <span className="block text-xs text-muted">
                {entry.use === 'covers' ? 'its rights cover this picture' : `${entry.role}, locked`}
              </span>
            </p>
            <Standing reference={entry} />
          </div>
          <Facts
            items={[
              { name: 'SHA-256', value: <HashChip hash={entry.sha256} length={20} /> },
              ...then(entry),
              {
                name: 'Now',
                value: `Revision ${entry.rightsRevision}: ${entry.rightsOwner}, ${entry.licence}; ${entry.territories.join(', ')}; ${until(entry.expiresOn)}${entry.consent ? `; consent: ${entry.consent}` : ''}`,
              },
              ...(entry.withdrawnAt
                ? [
                    {
                      name: 'Withdrawn',
                      value: (
                        <>
                          <DateTime at={entry.withdrawnAt} exact />
                          {entry.withdrawnReason && (
                            <span className="block text-muted">{entry.withdrawnReason}</span>
                          )}
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </section>
      ))}
    </Panel>
  );
}
