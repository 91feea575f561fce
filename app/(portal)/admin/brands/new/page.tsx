import type { Metadata } from 'next';
import { PageHeader } from '@/app/ui/page-header';
import { requireInstallationCtx } from '@/lib/auth/require';
import { NewBrandForm } from './new-brand-form';

export const metadata: Metadata = { title: 'New brand' };

export default async function NewBrandPage() {
  await requireInstallationCtx();
  return (
    <>
      <PageHeader
        title="New brand"
        crumbs={[{ label: 'Brands', href: '/admin/brands' }]}
        meta="It starts with an empty kit and with the built-in sandbox models. Next you give people their roles in it."
      />
      <NewBrandForm />
    </>
  );
}
