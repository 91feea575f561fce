'use client';

import { useState } from 'react';
import { CheckboxInput } from '@/app/ui/fields/checkbox-input';
import { TextInput } from '@/app/ui/fields/text-input';
import { Callout } from '@/app/ui/problems';
import { SubmitButton } from '@/app/ui/submit-button';
import { useLeaveWarning } from '@/app/ui/use-leave-warning';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import { changeRouteAction } from '../actions';
import { SpecFields } from '../spec/spec-fields';
import { type RouteFacts, specOf } from '../spec/spec-of';
import { useSpec } from '../spec/use-spec';

/** Everything that is known of a route, to be corrected by an administrator. */
export function RouteForm({ route, today }: { route: RouteFacts; today: string }) {
  const verb = useInstallationVerb(changeRouteAction);
  const { spec } = route;
  /** The revision that is on this screen; a refresh of the page behind it does not move it. */
  const [revision, setRevision] = useState(route.revision);
  const [changed, setChanged] = useState(false);
  const [saved, setSaved] = useState('');
  const state = useSpec(spec, today);
  const { retired } = state;
  useLeaveWarning(changed);
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
            spec: specOf(data, state.chosen),
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
        <SpecFields spec={spec} state={state} />
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
