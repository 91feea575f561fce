import { History } from 'lucide-react';
import Link from 'next/link';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { HashChip } from '@/app/ui/hash-chip';
import { Panel } from '@/app/ui/panel';
import { param, type SearchParams } from '@/app/ui/search-params';
import type { TemplateVersion } from '@/lib/templates/store';
import { VersionDiff } from './version-diff';
import { VersionView } from './version-view';

type Props = {
  path: string;
  versions: TemplateVersion[];
  /** Names of the parent versions that they narrow, by id. */
  parents: Record<string, string>;
  query: SearchParams;
};

const named = (versions: TemplateVersion[], number: string | undefined) =>
  versions.find((version) => String(version.number) === number);

/** Every frozen version; two of them compared word by word, or one to read. */
export function Versions({ path, versions, parents, query }: Props) {
  const newest = versions[0];
  if (!newest)
    return (
      <EmptyState icon={History} title="Nothing is published yet">
        The first version appears here when the draft is published. It then never changes.
      </EmptyState>
    );
  const to = named(versions, param(query, 'to')) ?? newest;
  const from =
    named(versions, param(query, 'from')) ?? versions.find((version) => version.number === to.number - 1);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[21rem_minmax(0,1fr)]">
      <ol className="divide-y divide-separator rounded-lg border border-border bg-surface">
        {versions.map((version) => (
          <li
            key={version.id}
            className={`space-y-1 px-4 py-3 text-dense ${version.id === to.id ? 'bg-accent-soft' : ''}`}
          >
            <div className="flex items-center justify-between gap-2">
              <Link
                href={`${path}?view=versions&to=${version.number}`}
                aria-current={version.id === to.id ? 'true' : undefined}
                className="font-semibold hover:underline"
              >
                Version {version.number}
              </Link>
              <HashChip hash={version.specHash} label="Copy the version's SHA-256" />
            </div>
            <p>{version.note}</p>
            {version.spec.parent ? (
              <p className="text-xs">
                Narrows {parents[version.spec.parent.versionId] ?? version.spec.parent.versionId} for{' '}
                {version.spec.parent.market}
              </p>
            ) : null}
            <p className="text-xs text-muted">
              {version.publishedByName}, <DateTime at={version.publishedAt} />
            </p>
          </li>
        ))}
      </ol>
      {from && from.id !== to.id ? (
        <Panel
          title={`What changed from version ${from.number} to version ${to.number}`}
          actions={
            versions.length < 3 ? null : (
              <nav aria-label="Compare with" className="flex flex-wrap gap-2 text-dense">
                {versions
                  .filter((version) => version.id !== to.id)
                  .map((version) => (
                    <Link
                      key={version.id}
                      href={`${path}?view=versions&from=${version.number}&to=${to.number}`}
                      aria-current={version.id === from.id ? 'true' : undefined}
                      className="text-accent-text underline-offset-4 hover:underline aria-current:font-semibold aria-current:text-foreground"
                    >
                      with {version.number}
                    </Link>
                  ))}
              </nav>
            )
          }
        >
          <VersionDiff before={from.spec} after={to.spec} />
        </Panel>
      ) : (
        <VersionView spec={to.spec} />
      )}
    </div>
  );
}
