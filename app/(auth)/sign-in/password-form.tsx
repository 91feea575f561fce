'use client';

import { Button } from '@heroui/react/button';
import { useActionState } from 'react';
import { TextInput } from '@/app/ui/fields/text-input';
import { Callout } from '@/app/ui/problems';
import { passwordAction } from './actions';

export function PasswordForm({ next, primary }: { next: string; primary: boolean }) {
  const [state, action, pending] = useActionState(passwordAction, null);
  return (
    <form action={action} className="flex flex-col gap-4" aria-label="Sign in with a password">
      {state && <Callout tone="danger" title={state.message} live />}
      <input type="hidden" name="next" value={next} />
      <TextInput
        key={state?.email}
        name="email"
        type="email"
        label="Email address"
        autoComplete="username"
        defaultValue={state?.email}
      />
      <TextInput name="password" type="password" label="Password" autoComplete="current-password" />
      <Button type="submit" fullWidth variant={primary ? 'primary' : 'outline'} isPending={pending}>
        {pending ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  );
}
