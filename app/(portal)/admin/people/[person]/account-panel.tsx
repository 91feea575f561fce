'use client';

import { useState } from 'react';
import { ConfirmButton } from '@/app/ui/confirm-button';
import { Facts, Panel } from '@/app/ui/panel';
import { useInstallationVerb } from '@/app/ui/use-verb';
import {
  changeAdministratorAction,
  disablePersonAction,
  enablePersonAction,
  endSessionsAction,
  setPasswordAction,
} from '../actions';
import { newPassword, PasswordOnce } from '../password-once';

type Props = {
  person: { id: string; name: string; closed: boolean; hasPassword: boolean; isAdmin: boolean };
  facts: { name: string; value: React.ReactNode }[];
  roles: number;
  myself: boolean;
};

/** The account: how they sign in, their sessions, and whether it is open. Every press is asked once and recorded. */
export function AccountPanel({ person, facts, roles, myself }: Props) {
  const admin = useInstallationVerb(changeAdministratorAction);
  const disable = useInstallationVerb(disablePersonAction);
  const enable = useInstallationVerb(enablePersonAction);
  const end = useInstallationVerb(endSessionsAction);
  const set = useInstallationVerb(setPasswordAction);
  const [password, setPassword] = useState<string | null>(null);
  const input = { personId: person.id };
  const they = myself ? 'you' : 'they';
  const kept =
    roles === 0 ? `There is no role to keep.` : `The ${roles === 1 ? 'role is' : `${roles} roles are`} kept.`;
  return (
    <Panel title="Account">
      <Facts items={facts} />
      {password && <PasswordOnce name={person.name} password={password} />}
      <div className="flex flex-wrap gap-2">
        {!person.closed && (
          <>
            <ConfirmButton
              label={person.hasPassword ? 'Set a new password' : 'Set a password'}
              look={{ size: 'sm' }}
              title={`Set a new password for ${person.name}?`}
              confirmLabel="Make a password"
              verb={set}
              onConfirm={async () => {
                const next = newPassword();
                const done = await set.run({ ...input, password: next });
                if (done) setPassword(next);
                return done;
              }}
            >
              <p>
                A password is made and shown to you once.{' '}
                {person.hasPassword
                  ? 'The present one stops working'
                  : 'They could sign in with it besides single sign-on'}
                , and {myself ? 'you are' : `${person.name} is`} signed out everywhere with the next request.
                {myself && ' Copy the password before you go on.'}
              </p>
            </ConfirmButton>
            <ConfirmButton
              label="End all sessions"
              look={{ size: 'sm' }}
              title={`Sign ${person.name} out everywhere?`}
              confirmLabel="End all sessions"
              verb={end}
              onConfirm={() => end.run(input)}
            >
              <p>
                Every browser in which {myself ? 'you are' : `${person.name} is`} signed in, this one
                {myself ? ' included' : ' not'}, is signed out with its next request. What {they} typed and
                did not save is lost; runs that were started go on.
              </p>
            </ConfirmButton>
            <ConfirmButton
              label={person.isAdmin ? 'End the administration' : 'Make an administrator'}
              look={{ size: 'sm' }}
              title={
                person.isAdmin
                  ? `Is ${person.name} to be no administrator any more?`
                  : `Make ${person.name} an administrator?`
              }
              confirmLabel={person.isAdmin ? 'End the administration' : 'Make an administrator'}
              verb={admin}
              onConfirm={() => admin.run({ ...input, isAdmin: !person.isAdmin })}
            >
              <p>
                {person.isAdmin
                  ? `With the next request ${they} can no longer manage people, brands and models. Roles in brands stay as they are.`
                  : `With the next request ${they} can manage people, brands and models, your account included. What is in a brand is seen only with a role in it.`}
              </p>
            </ConfirmButton>
          </>
        )}
        {person.closed ? (
          <ConfirmButton
            label="Open the account"
            look={{ size: 'sm' }}
            title={`Open the account of ${person.name} again?`}
            confirmLabel="Open the account"
            verb={enable}
            onConfirm={() => enable.run(input)}
          >
            <p>They can sign in again. {kept}</p>
          </ConfirmButton>
        ) : (
          <ConfirmButton
            label="Close the account"
            look={{ size: 'sm', variant: 'danger-soft' }}
            danger
            title={`Close the account of ${person.name}?`}
            confirmLabel="Close the account"
            verb={disable}
            onConfirm={() => disable.run(input)}
          >
            <p>
              {myself ? 'This is your own account: you are' : `${person.name} is`} signed out with the next
              request and cannot sign in again until an administrator opens the account. {kept} What {they}{' '}
              made and signed stays.
            </p>
          </ConfirmButton>
        )}
      </div>
    </Panel>
  );
}
