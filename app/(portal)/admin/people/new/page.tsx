import type { Metadata } from 'next';
import { PageHeader } from '@/app/ui/page-header';
import { requireInstallationCtx } from '@/lib/auth/require';
import { companySignIn } from '@/lib/auth/sign-in';
import { NewPersonForm } from './new-person-form';

export const metadata: Metadata = { title: 'Add a person' };

export default async function NewPersonPage() {
  await requireInstallationCtx();
  return (
    <>
      <PageHeader
        title="Add a person"
        crumbs={[{ label: 'People', href: '/admin/people' }]}
        meta="An account alone opens nothing: afterwards you give roles, brand by brand."
      />
      <NewPersonForm company={companySignIn()} />
    </>
  );
}
