'use client';

import { useMemo } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { DateTime } from '@/app/ui/date-time';
import { TextInput } from '@/app/ui/fields/text-input';
import { Chip } from '@/app/ui/state-chip';
import { SubmitButton } from '@/app/ui/submit-button';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { VerbForm } from '@/app/ui/verb-form';
import type { KeyedProvider } from '@/lib/models/provider-names';
import { removeProviderKeyAction, setProviderKeyAction } from '../actions';

type Props = {
  provider: KeyedProvider;
  name: string;
  variable: string;
  source: 'environment' | 'database' | 'unreadable' | 'none';
  /** Of the key that was entered; 0 = none was. */
  revision: number;
  setBy: string | null;
  setAt: Date | null;
  models: readonly string[];
};

/** Where one provider's key comes from, and how to enter, replace or remove one. The key itself never comes here. */
export function KeyRow(props: Props) {
  const { provider, name, source, revision, models } = props;
  const set = useInstallationVerb(setProviderKeyAction);
  const remove = useInstallationVerb(removeProviderKeyAction);
  const entered = revision > 0;
  // Each row has a field of its own, so that a reason leads to the right one.
  const field = `key.${provider}`;
  const { error } = set;
  const own = useMemo(
    () =>
      error && {
        ...error,
        reasons: error.reasons.map((reason) => (reason.path === 'key' ? { ...reason, path: field } : reason)),
      },
    [error, field],
  );
  const form = {
    ...set,
    error: own,
    fieldError: (path: string) => own?.reasons.find((reason) => reason.path === path)?.message,
  };
  return (
    <li
      id={`key-${provider}`}
      className="grid gap-x-6 gap-y-3 border-b border-separator p-4 last:border-0 md:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]"
    >
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        <h2 className="text-sm leading-6 font-semibold">{name}</h2>
        <Source {...props} />
        <p className="text-xs text-muted">
          {models.length === 0 ? 'No model here goes through it.' : models.join(', ')}
        </p>
      </div>
      <VerbForm
        verb={form}
        label={`Key of ${name}`}
        className="gap-3!"
        onSubmit={(data) => set.run({ provider, revision, key: String(data.get(field) ?? '') })}
      >
        <TextInput
          name={field}
          label={entered ? 'Another key' : 'Key'}
          type="password"
          autoComplete="off"
          maxLength={400}
          help={source === 'environment' ? 'Kept for when the environment gives none any more.' : undefined}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton size="sm" variant="outline">
            {entered ? 'Replace the key' : 'Enter the key'}
          </SubmitButton>
          {entered && (
            <ConfirmButton
              label="Remove"
              look={{ size: 'sm', variant: 'ghost' }}
              danger
              title={`Remove the key of ${name}?`}
              confirmLabel="Remove the key"
              verb={remove}
              onConfirm={() => remove.run({ provider, revision })}
            >
              <p>
                {source === 'environment'
                  ? 'The environment gives another one, which stays in use.'
                  : `${models.length} ${models.length === 1 ? 'model is' : 'models are'} then called no more: what waits for them fails, and new runs are refused unless their lockset has another model. The key is forgotten; to undo this, enter it again.`}
              </p>
            </ConfirmButton>
          )}
        </div>
      </VerbForm>
    </li>
  );
}

function Source({ source, variable, setBy, setAt }: Props) {
  const when = setAt && (
    <>
      by {setBy}, <DateTime at={setAt} />
    </>
  );
  if (source === 'environment')
    return (
      <>
        <Chip tone="success" icon="check">
          From the environment
        </Chip>
        <p className="text-dense text-muted">
          <code className="font-mono text-xs">{variable}</code> is set; it goes before a key that is entered
          here.{when && <> One was entered {when}.</>}
        </p>
      </>
    );
  if (source === 'database')
    return (
      <>
        <Chip tone="success" icon="lock">
          Entered here
        </Chip>
        <p className="text-dense text-muted">{when}</p>
      </>
    );
  if (source === 'unreadable')
    return (
      <>
        <Chip tone="danger" icon="alert">
          Cannot be read
        </Chip>
        <p className="text-dense text-muted">
          It was entered {when}, under a secret of the installation that has changed since. Enter it again.
        </p>
      </>
    );
  return (
    <>
      <Chip icon="pause">None</Chip>
      <p className="text-dense text-muted">
        Enter one here, or set <code className="font-mono text-xs">{variable}</code> in the environment.
      </p>
    </>
  );
}
