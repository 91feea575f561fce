'use client';

import { useState } from 'react';
import { CheckboxesInput, CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { NumberInput } from '@/app/ui/fields/number-input';
import { SelectInput } from '@/app/ui/fields/select-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { Callout } from '@/app/ui/problems';
import { SubmitButton } from '@/app/ui/submit-button';
import { useLeaveWarning } from '@/app/ui/use-leave-warning';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { isRetired } from '@/lib/models/rules';
import { type ModelSpec, resolutionSchema, type Tier, tiers } from '@/lib/models/schemas';
import { changeRouteAction } from '../actions';
import { type RouteFacts, specOf } from './spec-of';

const resolutions = resolutionSchema.options;
const lifecycles: { value: ModelSpec['lifecycle']['state']; label: string }[] = [
  { value: 'preview', label: 'Preview' },
  { value: 'live', label: 'Live' },
  { value: 'retiring', label: 'Retires on a day' },
  { value: 'retired', label: 'Retired' },
];
const units = (micros: number | undefined) => (micros === undefined ? undefined : micros / 1_000_000);

/** What an administrator may correct about a route. What a model can do by nature is not among it. */
export function RouteForm({ route, today }: { route: RouteFacts; today: string }) {
  const verb = useInstallationVerb(changeRouteAction);
  const { spec } = route;
  /** The revision that is on this screen; a refresh of the page behind it does not move it. */
  const [revision, setRevision] = useState(route.revision);
  const [changed, setChanged] = useState(false);
  const [saved, setSaved] = useState('');
  const [held, setHeld] = useState<Tier[]>(spec.tiers);
  const [state, setState] = useState(spec.lifecycle.state);
  const [retiresOn, setRetiresOn] = useState(spec.lifecycle.retiresOn ?? '');
  useLeaveWarning(changed);
  const retired = isRetired({ state, since: null, retiresOn: retiresOn || null }, today);
  return (
    <div
      onChange={() => {
        setChanged(true);
        setSaved('');
      }}
    >
      <VerbForm
        verb={verb}
        label="Change the model"
        onSubmit={async (data) => {
          setSaved('');
          const result = await verb.run({
            routeId: route.id,
            revision,
            name: String(data.get('name') ?? ''),
            enabled: !retired && data.has('enabled'),
            spec: specOf(spec, data, { tiers: held, state, retiresOn }),
          });
          if (!result) return false;
          setChanged(false);
          setSaved(
            result.revision === revision
              ? 'Nothing was different, so nothing was recorded.'
              : `Saved as revision ${result.revision}.`,
          );
          setRevision(result.revision);
          return true;
        }}
      >
        {verb.error?.code === 'conflict' && (
          <p className="text-dense">
            <a
              href={`/admin/models/${encodeURIComponent(route.id)}`}
              target="_blank"
              rel="noreferrer"
              className="text-accent-text underline underline-offset-2"
            >
              See theirs in another tab
            </a>{' '}
            and keep this one open while you carry over what you typed.
          </p>
        )}
        <TextInput name="name" label="Name" required maxLength={80} defaultValue={route.name} />
        {retired ? (
          <Callout title="Retired, so it cannot be switched on">
            Its provider no longer answers. Should that be wrong, correct its lifecycle below.
          </Callout>
        ) : (
          <CheckboxInput
            name="enabled"
            label="Switched on"
            defaultChecked={route.enabled}
            help="Switched off, no campaign may run it, whatever its lockset says. Runs under way finish."
          />
        )}
        <CheckboxesInput
          name="spec.tiers"
          label="Tiers"
          columns
          values={held}
          onChange={(values) => setHeld(tiers.filter((tier) => values.includes(tier)))}
          options={tiers.map((value) => ({ value, label: value }))}
        />
        <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-4">
          {held.map((tier) => (
            <SelectInput
              key={tier}
              name={`spec.resolutions.${tier}`}
              label={`Size at ${tier}`}
              none="Choose …"
              defaultValue={spec.resolutions[tier] ?? ''}
              options={resolutions.map((value) => ({ value, label: value }))}
            />
          ))}
        </div>
        <fieldset className="grid grid-cols-2 items-start gap-4 sm:grid-cols-5">
          <legend className="label mb-1">Prices: a picture by its size; empty is not known</legend>
          {resolutions.map((size) => (
            <NumberInput
              key={size}
              name={`spec.priceMicros.${size}`}
              label={size}
              min={0}
              step="any"
              defaultValue={units(spec.priceMicros[size])}
            />
          ))}
          <NumberInput
            name="spec.extraInputMicros"
            label="A further input"
            min={0}
            step="any"
            defaultValue={units(spec.extraInputMicros)}
          />
          <TextInput name="spec.currency" label="Currency" maxLength={3} defaultValue={spec.currency} />
        </fieldset>
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <SelectInput
            name="spec.lifecycle.state"
            label="Lifecycle"
            value={state}
            onChange={(value) => setState(lifecycles.find((entry) => entry.value === value)?.value ?? state)}
            options={lifecycles}
          />
          <TextInput
            name="spec.lifecycle.since"
            label="Since"
            help="YYYY-MM or YYYY-MM-DD; empty is not known."
            maxLength={10}
            defaultValue={spec.lifecycle.since ?? ''}
          />
          <TextInput
            name="spec.lifecycle.retiresOn"
            label="Retires on"
            type="date"
            help="From this day on it is never used."
            value={retiresOn}
            onChange={setRetiresOn}
          />
        </div>
        <NumberInput
          name="spec.maxInputs"
          label="References in one call"
          help="Empty: not verified."
          min={0}
          step={1}
          defaultValue={spec.maxInputs ?? undefined}
          className="sm:max-w-48"
        />
        <TextInput
          name="spec.marking"
          label="Marking"
          help="Visible or invisible, put in by the provider."
          rows={2}
          defaultValue={spec.marking}
        />
        <TextInput
          name="spec.source"
          label="Notes"
          help="Where these facts are from, and when they were read."
          rows={2}
          defaultValue={spec.source}
        />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton>Save the model</SubmitButton>
          <p role="status" className="text-dense text-success-text">
            {saved}
          </p>
        </div>
      </VerbForm>
    </div>
  );
}
