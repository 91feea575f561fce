'use server';

import { redirect } from 'next/navigation';
import { signInAsDemo, signInWithCompany, signInWithPassword, signOut } from '@/lib/auth/sign-in';

const text = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
};

export type SignInState = { message: string; email: string } | null;

const words = {
  wrong: 'The address or the password is not right.',
  too_many_tries: 'Too many tries for this address. Wait half a minute, then try again.',
  failed: 'Signing in failed on our side. Try again.',
} as const;

/** The address stays in its field after a refusal; the password is typed anew. */
export async function passwordAction(_state: SignInState, data: FormData): Promise<SignInState> {
  const email = text(data, 'email').trim();
  const answer = await signInWithPassword(email, text(data, 'password'), text(data, 'next'));
  if ('refusal' in answer) return { message: words[answer.refusal], email };
  redirect(answer.to);
}

export async function companyAction(data: FormData): Promise<void> {
  await signInWithCompany(text(data, 'next'));
}

/** Demo only; the provider behind it does not exist otherwise. */
export async function demoAction(data: FormData): Promise<void> {
  const answer = await signInAsDemo(text(data, 'email'), text(data, 'next'));
  redirect('to' in answer ? answer.to : '/sign-in?error=demo');
}

export async function signOutAction(): Promise<void> {
  await signOut();
  redirect('/sign-in');
}
