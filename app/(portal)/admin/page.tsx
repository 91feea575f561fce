import { redirect } from 'next/navigation';
import { requireInstallationCtx } from '@/lib/auth/require';

export default async function AdminPage() {
  await requireInstallationCtx();
  redirect('/admin/people');
}
