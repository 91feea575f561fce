import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from './button-class';

/** A link that looks like HeroUI's Button. `download` or another site: a plain anchor. */
export function ButtonLink({
  variant,
  size,
  iconOnly,
  fullWidth,
  className,
  href,
  ...rest
}: ButtonLook & Omit<ComponentProps<'a'>, 'href'> & { href: string }) {
  const look = buttonClass({ variant, size, iconOnly, fullWidth, className });
  if (rest.download !== undefined || !href.startsWith('/') || href.startsWith('/api/'))
    return <a className={look} href={href} {...rest} />;
  return <Link className={look} href={href} {...rest} />;
}
