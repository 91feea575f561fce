import type { ReactNode } from 'react';
import { Shell } from '@/app/ui/shell/shell';

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <Shell brandSlug={null}>{children}</Shell>;
}
