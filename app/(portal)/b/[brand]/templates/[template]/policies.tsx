'use client';

import { Button } from '@heroui/react/button';
import { Lock, Trash2 } from 'lucide-react';
import { type Ratio, ratios, type Tier, tiers } from '@/lib/models/schemas';
import { type ReferenceRole, referenceRoleNames, referenceRoles } from '@/lib/references/schemas';
import type { TemplateDraft } from '@/lib/templates/draft-schemas';
import { Area, NumberLine, Picker, Tick } from './fields';

type Props = {
  draft: TemplateDraft;
  sets: readonly string[];
  problem: (path: string) => string | undefined;
  onChange: (draft: TemplateDraft) => void;
};

const tierNames: Record<Tier, string> = {
  draft: 'Draft',
  standard: 'Standard',
  final: 'Final',
  motion: 'Motion',
};

function toggled<T>(list: readonly T[], order: readonly T[], entry: T, on: boolean): T[] {
  return order.filter((item) => (item === entry ? on : list.includes(item)));
}

/** What a run may never change: negative prompt, references, seeds, tiers, sizes. */
export function Policies({ draft, sets, problem, onChange }: Props) {
  const free = referenceRoles.filter((role) => !draft.references.some((entry) => entry.role === role));
  const setReference = (index: number, change: Partial<TemplateDraft['references'][number]>) =>
    onChange({
      ...draft,
      references: draft.references.map((entry, n) => (n === index ? { ...entry, ...change } : entry)),
    });
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <div className="lg:col-span-2">
        <Area
          label={
            <>
              <Lock aria-hidden size={13} className="mr-1 inline" />
              Locked negative prompt
            </>
          }
          help="What must not appear. Models that take no negative prompt get it as locked text."
          rows={2}
          value={draft.negative}
          error={problem('negative')}
          onChange={(negative) => onChange({ ...draft, negative: negative.slice(0, 1000) })}
        />
      </div>
      <fieldset className="space-y-2">
        <legend className="mb-1 text-sm font-semibold">References</legend>
        <p className="text-xs text-muted">Which locked pictures a run takes. The campaign says which ones.</p>
        {draft.references.map((entry, index) => (
          <div
            key={entry.role}
            className="flex flex-wrap items-end gap-2 rounded-lg border border-separator p-3"
          >
            <Picker
              className="w-36"
              label="Kind"
              value={entry.role}
              error={problem(`references.${index}.role`)}
              options={[entry.role, ...free].map((role) => ({ value: role, name: referenceRoleNames[role] }))}
              onChange={(role) => setReference(index, { role: role as ReferenceRole })}
            />
            <div className="w-20">
              <NumberLine
                label="At most"
                value={entry.max}
                error={problem(`references.${index}.max`)}
                onChange={(max) => setReference(index, { max })}
              />
            </div>
            <div className="pb-1.5">
              <Tick
                label="Needed"
                checked={entry.required}
                onChange={(required) => setReference(index, { required })}
              />
            </div>
            <Picker
              className="w-full sm:w-48"
              label="From the set"
              value={entry.sourceSet ?? ''}
              error={problem(`references.${index}.sourceSet`)}
              options={[
                { value: '', name: 'Any reference' },
                ...[...new Set([...sets, ...(entry.sourceSet ? [entry.sourceSet] : [])])].map((set) => ({
                  value: set,
                  name: set,
                })),
              ]}
              onChange={(set) => setReference(index, { sourceSet: set || null })}
            />
            <Button
              size="sm"
              variant="ghost"
              isIconOnly
              className="mb-0.5"
              aria-label={`Take no ${referenceRoleNames[entry.role].toLowerCase()} reference`}
              onPress={() =>
                onChange({ ...draft, references: draft.references.filter((_, n) => n !== index) })
              }
            >
              <Trash2 aria-hidden size={14} />
            </Button>
          </div>
        ))}
        {free[0] ? (
          <Button
            size="sm"
            variant="secondary"
            onPress={() =>
              onChange({
                ...draft,
                references: [
                  ...draft.references,
                  { role: free[0] ?? 'product', required: false, max: 1, sourceSet: null },
                ],
              })
            }
          >
            Add a kind of reference
          </Button>
        ) : null}
      </fieldset>
      <div className="space-y-4">
        <div className="max-w-64">
          <NumberLine
            label="Seeds a campaign must lock"
            help="Output n of a run takes seed n, so as many drafts can differ."
            value={draft.seeds.count}
            error={problem('seeds.count')}
            onChange={(count) => onChange({ ...draft, seeds: { count } })}
          />
        </div>
        <fieldset>
          <legend className="mb-1 text-sm font-semibold">Tiers</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            {tiers.map((tier) => (
              <Tick
                key={tier}
                label={tierNames[tier]}
                checked={draft.tiers.includes(tier)}
                onChange={(on) => onChange({ ...draft, tiers: toggled<Tier>(draft.tiers, tiers, tier, on) })}
              />
            ))}
          </div>
          <Problem text={problem('tiers')} />
        </fieldset>
        <fieldset>
          <legend className="mb-1 text-sm font-semibold">Sizes</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            {ratios.map((ratio) => (
              <Tick
                key={ratio}
                label={ratio}
                checked={draft.sizes.includes(ratio)}
                onChange={(on) =>
                  onChange({ ...draft, sizes: toggled<Ratio>(draft.sizes, ratios, ratio, on) })
                }
              />
            ))}
          </div>
          <Problem text={problem('sizes')} />
        </fieldset>
      </div>
    </div>
  );
}

const Problem = ({ text }: { text: string | undefined }) =>
  text ? <p className="mt-1 text-xs text-danger-text">{text}</p> : null;
