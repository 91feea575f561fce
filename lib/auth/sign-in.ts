import 'server-only';
import { AuthError, CredentialsSignin } from 'next-auth';
import { env } from '@/lib/env';
import { signOut as authSignOut, signIn } from './auth';
import { safeNext } from './safe-next';

export type SignInAnswer = { to: string } | { refusal: 'wrong' | 'too_many_tries' | 'failed' };

async function credentials(provider: 'password' | 'demo', given: Record<string, string>): Promise<boolean> {
  await signIn(provider, { ...given, redirect: false });
  return true;
}

function refusalOf(error: unknown): SignInAnswer {
  if (error instanceof CredentialsSignin)
    return { refusal: error.code === 'too_many_tries' ? 'too_many_tries' : 'wrong' };
  if (error instanceof AuthError) return { refusal: 'failed' };
  throw error;
}

/** Sets the session cookie; the caller redirects to `to`. */
export async function signInWithPassword(
  email: string,
  password: string,
  next: string,
): Promise<SignInAnswer> {
  try {
    await credentials('password', { email, password });
    return { to: safeNext(next) };
  } catch (error) {
    return refusalOf(error);
  }
}

/** One click in the demo. The provider does not exist in any other mode. */
export async function signInAsDemo(email: string, next: string): Promise<SignInAnswer> {
  if (env().COUNTERSIGN_MODE !== 'demo') return { refusal: 'wrong' };
  try {
    await credentials('demo', { email });
    return { to: safeNext(next) };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Leaves for the company's own sign-in. */
export async function signInWithCompany(next: string): Promise<never> {
  await signIn('oidc', { redirectTo: safeNext(next) });
  throw new Error('signIn redirects');
}

/** The name of the company's sign-in, when one is set up. */
export const companySignIn = (): string | null =>
  env().OIDC_ISSUER && env().OIDC_CLIENT_ID ? env().OIDC_NAME : null;

export const isDemo = (): boolean => env().COUNTERSIGN_MODE === 'demo';

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await authSignOut({ redirect: false });
}
