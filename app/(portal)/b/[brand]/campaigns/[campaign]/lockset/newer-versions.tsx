import Link from 'next/link';
import { Callout } from '@/app/ui/problems';
import { newerVersion } from '@/lib/campaigns/simulation-rules';
import type { LocksetRecord } from '@/lib/campaigns/store';
import type { TemplateVersion } from '@/lib/templates/store';

type Props = { path: string; inForce: LocksetRecord; published: readonly TemplateVersion[] };

/** Pinned versions that are not the newest: they stay what they are, and one can look what moving would change. */
export function NewerVersions({ path, inForce, published }: Props) {
  const behind = inForce.document.templates.flatMap(({ versionId }) => {
    const pinned = published.find((entry) => entry.id === versionId);
    const newer = pinned ? newerVersion(pinned, published) : null;
    return pinned && newer ? [{ pinned, newer }] : [];
  });
  if (behind.length === 0) return null;
  return (
    <Callout title="Newer template versions are published">
      <ul className="mt-1 flex flex-col gap-1">
        {behind.map(({ pinned, newer }) => (
          <li key={pinned.id}>
            {pinned.templateName}: version {pinned.number} is pinned, version {newer.number} is the newest.{' '}
            <Link
              href={`${path}/simulate?from=${pinned.id}&to=${newer.id}`}
              className="font-medium text-accent-text underline underline-offset-2"
            >
              What moving would change
            </Link>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
