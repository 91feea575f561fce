'use client';

import { Button } from '@heroui/react/button';
import { useRouter } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import { ComposedText } from '@/app/ui/composed-text';
import { useVerb } from '@/app/ui/use-verb';
import { FieldScope } from '@/app/ui/verb-form';
import { wordingOf } from '@/lib/brands/rules';
import { formatMicros } from '@/lib/money';
import type { RunForm } from '@/lib/runs/read-run-form';
import { checkSlots } from '@/lib/templates/check-slots';
import { composePrompt } from '@/lib/templates/compose';
import type { Operation, SlotValues } from '@/lib/templates/schemas';
import { settle } from '@/lib/templates/slot-options';
import { requestRunAction } from './actions';
import { ConceptRuns } from './concept-runs';
import { firstValues } from './first-values';
import { Picker } from './picker';
import { Preflight, PreviewPanel } from './preview-panel';
import { SlotField } from './slot-field';
import { usePreview } from './use-preview';

export type May = { run: boolean; pick: boolean; submit: boolean };
type Props = { brand: string; base: string; form: RunForm; operation: Operation; may: May };

const verbOf: Record<Operation, string> = {
  generate: 'Run',
  vary: 'Vary',
  refine: 'Refine',
  localise: 'Localise',
};

const countsFor = (operation: Operation, seeds: number) =>
  operation === 'refine' || operation === 'localise'
    ? [1]
    : [1, 2, 4, 8].filter((count) => count <= Math.max(1, seeds));

/** The run page's working part: slots at the left, what will happen at the right, pictures below. */
export function Workbench({ brand, base, form, operation, may }: Props) {
  const router = useRouter();
  const verb = useVerb(requestRunAction, brand);
  const { run, pending, error, fieldError } = verb;
  const first = form.templates[0] as RunForm['templates'][number];
  const startWith =
    form.templates.find((entry) => entry.versionId === form.runs[0]?.templateVersionId) ?? first;
  const [versionId, setVersionId] = useState(startWith.versionId);
  const template = form.templates.find((entry) => entry.versionId === versionId) ?? first;
  const [values, setValues] = useState<SlotValues>(() => firstValues(form, startWith, operation));
  const world = { markets: form.lockset?.markets ?? [], palette: form.palette };
  const counts = countsFor(operation, form.lockset?.seeds.length ?? 1);
  const [count, setCount] = useState(counts.includes(4) ? 4 : (counts.at(-1) ?? 1));
  const tiers = (form.lockset?.tiers ?? []).filter((tier) => template.spec.tiers.includes(tier));
  const [tier, setTier] = useState(
    operation === 'refine' && tiers.includes('final') ? 'final' : (tiers[0] ?? 'draft'),
  );
  const sizes = (form.lockset?.sizes ?? []).filter((size) => template.spec.sizes.includes(size));
  const keepsSize = operation === 'refine' || operation === 'localise';
  const [size, setSize] = useState(sizes.find((entry) => entry === form.parent?.size) ?? sizes[0] ?? '1:1');
  // One key per request: pressing twice, or again after a lost answer, is the same request.
  const key = useRef<{ body: string; key: string } | null>(null);

  const choices = {
    campaignId: form.campaign.id,
    templateVersionId: template.versionId,
    ...(form.concept ? { conceptId: form.concept.id } : {}),
    operation,
    slots: values,
    tier,
    ...(keepsSize && !form.parent?.size ? {} : { size }),
    count,
    ...(form.parent ? { parentAssetId: form.parent.assetId } : {}),
  };
  const { preview, waiting } = usePreview(brand, choices);
  const composed = useMemo(
    () => composePrompt(template.spec, operation, values, { palette: form.palette }),
    [template, operation, values, form.palette],
  );
  const local = useMemo(
    () =>
      checkSlots(template.spec, values, {
        markets: form.lockset?.markets ?? [],
        palette: form.palette,
        ...wordingOf(form),
      }).reasons,
    [template, values, form],
  );
  const scope = {
    ...verb,
    fieldError: (path: string) => fieldError(path) ?? local.find((reason) => reason.path === path)?.message,
  };

  async function start() {
    const body = JSON.stringify(choices);
    if (key.current?.body !== body) key.current = { body, key: crypto.randomUUID() };
    const answer = await run({
      ...choices,
      idempotencyKey: key.current.key,
      locksetHash: form.lockset?.sha256 ?? '',
    });
    if (!answer) return;
    key.current = null;
    router.push(`${base}?concept=${answer.conceptId}`, { scroll: false });
    router.refresh();
  }

  const reasons = error?.reasons.length ? error.reasons : (preview?.reasons ?? []);
  const price = preview?.totalMicros ?? null;
  const what =
    operation === 'generate'
      ? `${count} ${count === 1 ? tier : `${tier}s`}`
      : `${count} ${count === 1 ? 'picture' : 'pictures'}`;
  const label = `${verbOf[operation]} ${what}${price === null ? '' : `, ${formatMicros(price, preview?.currency ?? 'USD')}`}`;

  return (
    <div className="flex flex-col gap-8">
      <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <form
          aria-label="Slots"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (may.run) void start();
          }}
        >
          <FieldScope state={scope}>
            {form.templates.length > 1 && (
              <Picker
                name="templateVersionId"
                label="Template"
                value={versionId}
                options={form.templates.map((entry) => ({
                  id: entry.versionId,
                  label: `${entry.name}, version ${entry.number}`,
                }))}
                onChange={(next) => {
                  setVersionId(next);
                  const chosen = form.templates.find((entry) => entry.versionId === next);
                  if (chosen) setValues((now) => firstValues(form, chosen, operation, now));
                }}
              />
            )}
            {template.spec.slots.map((slot) => (
              <SlotField
                key={slot.key}
                slot={slot}
                onChange={(value) =>
                  setValues((before) => {
                    const { [slot.key]: _, ...rest } = before;
                    return settle(
                      template.spec,
                      value === undefined ? rest : { ...rest, [slot.key]: value },
                      world,
                    );
                  })
                }
                spec={template.spec}
                values={values}
                world={world}
              />
            ))}
            <div className="grid grid-cols-3 gap-3">
              <Picker
                name="count"
                label="Pictures"
                value={String(count)}
                options={counts.map((entry) => ({ id: String(entry), label: String(entry) }))}
                onChange={(value) => setCount(Number(value))}
              />
              <Picker
                name="tier"
                label="Tier"
                value={tier}
                options={tiers.map((entry) => ({ id: entry, label: entry }))}
                onChange={(value) => setTier(value as typeof tier)}
              />
              <Picker
                name="size"
                label="Size"
                value={size}
                disabled={keepsSize}
                options={sizes.map((entry) => ({ id: entry, label: entry }))}
                onChange={(value) => setSize(value as typeof size)}
              />
            </div>
          </FieldScope>
          <button type="submit" hidden aria-hidden tabIndex={-1} />
        </form>
        <section
          aria-label="What will happen"
          className="flex flex-col gap-4 self-start rounded-lg border border-border bg-surface p-4 lg:sticky lg:top-20"
        >
          <h2 className="text-[13px] font-medium text-muted">Composed prompt</h2>
          <ComposedText composed={composed} />
          <hr className="border-border" />
          <PreviewPanel brand={brand} preview={preview} references={template.references} />
          <Preflight brand={brand} reasons={reasons} />
          <Preflight
            brand={brand}
            label="Worth knowing before it runs"
            mild
            reasons={reasons.length === 0 ? (preview?.warnings ?? []) : []}
          />
          {error && (
            <p role="alert" className="text-[13px] text-danger">
              {error.message}
            </p>
          )}
          <Button
            variant="primary"
            fullWidth
            isDisabled={!may.run || pending || (preview !== null && !waiting && preview.reasons.length > 0)}
            isPending={pending}
            onPress={() => void start()}
          >
            {pending ? 'Starting' : label}
          </Button>
          {!may.run && (
            <p className="text-[13px] text-muted">
              Your role looks at runs; a campaign manager or a creative starts them.
            </p>
          )}
        </section>
      </div>
      <ConceptRuns brand={brand} base={base} form={form} may={may} />
    </div>
  );
}
