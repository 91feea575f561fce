import type { ReactNode } from 'react';
import { Shell } from '@/app/ui/shell/shell';

type Props = { children: ReactNode; params: Promise<{ brand: string }> };

export default async function BrandLayout({ children, params }: Props) {
  return <Shell brandSlug={(await params).brand}>{children}</Shell>;
}
