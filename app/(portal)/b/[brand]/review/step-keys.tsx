'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { plainKey } from './plain-key';

/** J and K: the next and the one before in the queue. */
export function StepKeys({ next, previous }: { next: string | null; previous: string | null }) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = plainKey(event);
      const href = key === 'j' ? next : key === 'k' ? previous : null;
      if (href) router.push(href);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [router, next, previous]);
  return null;
}
