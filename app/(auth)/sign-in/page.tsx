import { KeyRound } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { buttonClass } from '@/app/ui/button-class';
import { Callout } from '@/app/ui/problems';
import { param, type SearchParams } from '@/app/ui/search-params';
import { Mark } from '@/app/ui/shell/rail';
import { safeNext } from '@/lib/auth/safe-next';
import { currentPerson } from '@/lib/auth/session';
import { companySignIn, isDemo } from '@/lib/auth/sign-in';
import { companyAction } from './actions';
import { DemoPeople } from './demo-people';
import { PasswordForm } from './password-form';

export const metadata: Metadata = { title: 'Sign in' };

const errors: Record<string, { title: string; text: string }> = {
  unknown_person: {
    title: 'This portal does not know you yet',
    text: 'Your company signed you in, but nobody has given you an account here. Ask an administrator of this portal to add your address.',
  },
  unverified: {
    title: 'Your address is not verified',
    text: 'Your company’s sign-in does not vouch for your email address. Ask your IT to verify it, then try again.',
  },
  AccessDenied: {
    title: 'Signing in was refused',
    text: 'Your company’s sign-in said no. Ask your IT for access to this portal.',
  },
  demo: { title: 'This demo account does not exist', text: 'Seed the demo again, or choose another one.' },
};
const other = {
  title: 'Signing in did not work',
  text: 'Nothing was changed. Try again; if it stays, tell an administrator.',
};

type Props = { searchParams: Promise<SearchParams> };

export default async function SignInPage({ searchParams }: Props) {
  const params = await searchParams;
  const next = safeNext(param(params, 'next'));
  if (await currentPerson()) redirect(next);
  const error = param(params, 'error');
  const problem = error ? (errors[error] ?? other) : null;
  const company = companySignIn();
  const demo = isDemo();
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className={`flex w-full flex-col gap-6 ${demo ? 'max-w-3xl' : 'max-w-sm'}`}>
        <header className="flex flex-col items-center gap-3 text-center">
          <Mark className="size-10" />
          <div>
            <h1 className="text-xl font-semibold tracking-tight">Sign in to Countersign</h1>
            <p className="text-dense text-muted">
              AI imagery that your brand, legal and finance people can stand behind.
            </p>
          </div>
        </header>
        {problem && (
          <Callout tone="danger" title={problem.title} live>
            {problem.text}
          </Callout>
        )}
        <div className={demo ? 'grid items-start gap-4 md:grid-cols-[1.25fr_1fr]' : 'flex flex-col gap-4'}>
          {demo && <DemoPeople next={next} />}
          <div className="card card--default gap-4 p-5">
            {demo && <h2 className="text-sm leading-6 font-semibold">With an account</h2>}
            {company && (
              <form action={companyAction} className="flex flex-col gap-4">
                <input type="hidden" name="next" value={next} />
                <button type="submit" className={buttonClass({ fullWidth: true })}>
                  <KeyRound aria-hidden="true" />
                  {company}
                </button>
                <p className="flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-separator after:h-px after:flex-1 after:bg-separator">
                  or with a password
                </p>
              </form>
            )}
            <PasswordForm next={next} primary={!company && !demo} />
          </div>
        </div>
      </div>
    </main>
  );
}
