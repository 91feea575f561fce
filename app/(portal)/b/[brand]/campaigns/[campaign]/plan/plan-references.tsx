'use client';

import { ButtonLink } from '@/app/ui/button-link';
import { CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { mediaUrl } from '@/app/ui/media-url';
import { Picture } from '@/app/ui/picture';
import { Chip } from '@/app/ui/state-chip';
import { rightsReasons } from '@/lib/references/rules';
import { sourceSetReasons } from '@/lib/references/set-rules';
import { type PlanPart, PlanSection } from './plan-section';

export function PlanReferences({ brand, plan, setPlan, world }: PlanPart) {
  const planned = new Map(plan.references.map((entry) => [entry.id, entry.required]));
  const toggle = (id: string, on: boolean) =>
    setPlan({
      references: on
        ? [...plan.references, { id, required: true }]
        : plan.references.filter((entry) => entry.id !== id),
    });
  const require = (id: string, required: boolean) =>
    setPlan({ references: plan.references.map((entry) => (entry.id === id ? { id, required } : entry)) });
  const pinned = world.templates.filter((entry) => plan.templateVersionIds.includes(entry.id));
  // Withdrawn ones only where they still have to be taken out.
  const offered = world.references.filter((entry) => !entry.withdrawnAt || planned.has(entry.id));
  return (
    <PlanSection
      id="plan-references"
      title="References"
      help="Locked by their SHA-256. In every run: a run without it is refused, by the database too."
    >
      {offered.length === 0 ? (
        <div className="flex flex-wrap items-center gap-3 text-dense">
          The reference library is empty.
          <ButtonLink href={`/b/${brand}/references/new`} variant="outline" size="sm">
            Upload a reference
          </ButtonLink>
        </div>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2">
          {offered.map((reference) => {
            const problems = [
              ...rightsReasons(reference, {
                territories: plan.needs.territories,
                today: world.today,
              }),
              ...pinned.flatMap(({ name, spec }) => sourceSetReasons(name, spec.references, [reference])),
            ];
            const on = planned.has(reference.id);
            return (
              <li key={reference.id} className="flex gap-3 rounded-md border border-border p-2">
                <Picture
                  src={mediaUrl(brand, 'reference', reference.id, 160)}
                  alt={reference.name}
                  width={80}
                  height={80}
                  ratio="1"
                  className="size-20 shrink-0"
                />
                <div className="flex min-w-0 flex-1 flex-col gap-1.5">
                  <CheckboxInput
                    name="plan.references"
                    value={reference.id}
                    label={`${reference.name} (${reference.role})`}
                    checked={on}
                    disabled={!on && problems.length > 0}
                    onChange={(next) => toggle(reference.id, next)}
                  />
                  {on && (
                    <CheckboxInput
                      name="plan.required"
                      value={reference.id}
                      label="In every run"
                      checked={planned.get(reference.id) ?? false}
                      onChange={(next) => require(reference.id, next)}
                    />
                  )}
                  {problems.length > 0 ? (
                    <p className="text-xs text-danger-text">
                      {problems.map((entry) => entry.message).join(' ')}
                    </p>
                  ) : (
                    <p className="flex flex-wrap gap-1">
                      <Chip tone="success" icon="check">
                        {reference.expiresOn ? `Rights until ${reference.expiresOn}` : 'Rights do not end'}
                      </Chip>
                      <Chip>{reference.territories.join(', ')}</Chip>
                      {reference.sets.map((set) => (
                        <Chip key={set}>{set}</Chip>
                      ))}
                    </p>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </PlanSection>
  );
}
