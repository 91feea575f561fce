import type { ComponentProps } from 'react';

/** The browser's own list in HeroUI's clothes: no script of ours, and a phone's own picker. */
export function NativeSelect({ className = '', ...props }: ComponentProps<'select'>) {
  return <select {...props} className={`input input--primary h-9 py-1 ${className}`} />;
}
