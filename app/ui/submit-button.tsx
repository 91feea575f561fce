'use client';

import { Button } from '@heroui/react/button';
import type { ComponentProps, ReactNode } from 'react';
import { usePending } from './verb-form';

/** HeroUI's Button that sends the form around it; while that is under way it says so and cannot be pressed again. */
export function SubmitButton({
  children,
  pendingText = 'Saving …',
  ...rest
}: Omit<ComponentProps<typeof Button>, 'children' | 'type'> & { children: ReactNode; pendingText?: string }) {
  const pending = usePending();
  return (
    <Button type="submit" isPending={pending} {...rest}>
      {pending ? pendingText : children}
    </Button>
  );
}
