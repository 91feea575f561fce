import type { ReactNode } from 'react';

/** The frame needs the brand of the address, so the layouts below put it on. */
export default function PortalLayout({ children }: { children: ReactNode }) {
  return children;
}
