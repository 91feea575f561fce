'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** A link that knows whether it is where the reader is. `exact`: only that page, not those below it. */
export function RailLink({
  href,
  exact = false,
  className,
  title,
  children,
}: {
  href: string;
  exact?: boolean;
  className: string;
  title?: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const here = exact ? path === href : path === href || path.startsWith(`${href}/`);
  return (
    <Link href={href} title={title} aria-current={here ? 'page' : undefined} className={className}>
      {children}
    </Link>
  );
}
