import { ShieldQuestion } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signOutAction } from '@/app/(auth)/sign-in/actions';
import { buttonClass } from '@/app/ui/button-class';
import { EmptyState } from '@/app/ui/empty-state';
import { requirePerson } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { listBrandsOf } from '@/lib/people/store';

export const metadata: Metadata = { title: 'No brand yet' };

/** On to the person's first brand; an administrator without one goes to the people of the installation. */
export default async function RootPage() {
  const person = await requirePerson();
  const [first] = await listBrandsOf(db(), person.id);
  if (first) redirect(`/b/${first.slug}`);
  if (person.isAdmin) redirect('/admin/people');
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
      <h1 className="sr-only">No brand yet</h1>
      <EmptyState
        icon={ShieldQuestion}
        title="You have no role in any brand yet"
        action={
          <form action={signOutAction}>
            <button type="submit" className={buttonClass({ variant: 'outline' })}>
              Sign out
            </button>
          </form>
        }
      >
        You are signed in as {person.email}. Ask an administrator of this portal for a role in your brand; it
        works at once, without signing in again.
      </EmptyState>
    </main>
  );
}
