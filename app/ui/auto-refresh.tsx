'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Reads the page's server parts again every few seconds while `active` and visible: for runs that are under way. */
export function AutoRefresh({ active, seconds = 2 }: { active: boolean; seconds?: number }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [active, seconds, router]);
  return null;
}
