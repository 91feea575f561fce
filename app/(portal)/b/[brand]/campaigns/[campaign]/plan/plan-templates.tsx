'use client';

import Link from 'next/link';
import { ButtonLink } from '@/app/ui/button-link';
import { CheckboxesInput } from '@/app/ui/fields/checkbox-input';
import { type PlanPart, PlanSection } from './plan-section';

export function PlanTemplates({ brand, path, plan, setPlan, world }: PlanPart) {
  const pinned = plan.templateVersionIds;
  const newest = new Map<string, number>();
  for (const { name, number } of world.templates) newest.set(name, Math.max(newest.get(name) ?? 0, number));
  const older = world.templates.flatMap((entry) => {
    const newer = world.templates.find(
      (other) => other.name === entry.name && other.number === newest.get(entry.name),
    );
    return pinned.includes(entry.id) && newer && newer.number > entry.number ? [{ entry, newer }] : [];
  });
  // Older versions only where they are pinned: nobody begins with one.
  const offered = world.templates.filter(
    (entry) => entry.number === newest.get(entry.name) || pinned.includes(entry.id),
  );
  return (
    <PlanSection
      id="plan-templates"
      title="Templates"
      help="The published versions that runs may use. A pinned version never changes under you."
    >
      {offered.length === 0 ? (
        <div className="flex flex-wrap items-center gap-3 text-dense">
          No template is published yet.
          <ButtonLink href={`/b/${brand}/templates`} variant="outline" size="sm">
            Templates
          </ButtonLink>
        </div>
      ) : (
        <CheckboxesInput
          name="plan.templates"
          label={<span className="sr-only">Pinned template versions</span>}
          values={pinned}
          onChange={(templateVersionIds) => setPlan({ templateVersionIds })}
          options={offered.map(({ id, name, number, spec }) => ({
            value: id,
            label: `${name}, version ${number}`,
            help: `${spec.parent ? `Only for ${spec.parent.market}; ` : ''}${spec.tiers.join(', ')}; ${spec.sizes.join(', ')}; at least ${spec.seeds.count} ${spec.seeds.count === 1 ? 'seed' : 'seeds'}${
              spec.references.some((entry) => entry.required)
                ? `; needs ${spec.references
                    .filter((entry) => entry.required)
                    .map(
                      (entry) =>
                        `a ${entry.role} reference${entry.sourceSet ? ` of the set ${entry.sourceSet}` : ''}`,
                    )
                    .join(' and ')}`
                : ''
            }`,
          }))}
        />
      )}
      {older.length > 0 ? (
        <ul className="flex flex-col gap-1 text-dense">
          {older.map(({ entry, newer }) => (
            <li key={entry.id}>
              Version {newer.number} of {entry.name} is newer than the pinned {entry.number}.{' '}
              <Link
                href={`${path}/lockset/simulate?from=${entry.id}&to=${newer.id}`}
                className="text-accent-text underline underline-offset-2"
              >
                What moving would change
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </PlanSection>
  );
}
