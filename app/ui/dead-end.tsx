import { Compass, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from './button-link';

/** A page that is not there, or not for this reader: says which, and leads back. */
export function DeadEnd({
  icon: Icon = Compass,
  title,
  children,
}: {
  icon?: LucideIcon;
  title: string;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center gap-3 px-4 py-16 text-center">
      <Icon aria-hidden="true" className="size-7 text-muted" strokeWidth={1.75} />
      <h1 className="text-lg font-semibold">{title}</h1>
      <p className="text-dense text-muted">{children}</p>
      <ButtonLink href="/" variant="outline">
        Go to the start
      </ButtonLink>
    </div>
  );
}
