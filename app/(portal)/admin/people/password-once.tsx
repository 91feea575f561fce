'use client';

import { CopyButton } from '@/app/ui/copy-button';
import { Callout } from '@/app/ui/problems';
import { PASSWORD_BYTES, passwordFrom } from '@/lib/people/rules';

/** Made where it is shown; the server keeps a hash of it only. */
export const newPassword = (): string => passwordFrom(crypto.getRandomValues(new Uint8Array(PASSWORD_BYTES)));

/** A password that nobody can read again once this is gone. */
export function PasswordOnce({ name, password }: { name: string; password: string }) {
  return (
    <Callout tone="warning" title={`The password of ${name}, shown this once`} live>
      <p className="my-1.5 flex items-center gap-1">
        <code className="rounded-sm bg-surface px-2 py-1 font-mono text-sm select-all">{password}</code>
        <CopyButton text={password} label="Copy the password" />
      </p>
      <p>
        Hand it over in a way that others do not read. It is stored as a hash, so nobody can look it up; a new
        one can be set at any time.
      </p>
    </Callout>
  );
}
