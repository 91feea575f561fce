export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'tertiary' | 'ghost' | 'outline' | 'danger' | 'danger-soft';
  size?: 'sm' | 'md' | 'lg';
  iconOnly?: boolean;
  fullWidth?: boolean;
  className?: string;
};

/**
 * HeroUI's button classes as text, for links, summaries and native submit buttons: what HeroUI's Button looks like, with
 * none of its script.
 */
export function buttonClass({
  variant = 'primary',
  size = 'md',
  iconOnly,
  fullWidth,
  className,
}: ButtonLook = {}) {
  return [
    'button',
    `button--${variant}`,
    `button--${size}`,
    iconOnly && 'button--icon-only',
    fullWidth && 'button--full-width',
    className,
  ]
    .filter(Boolean)
    .join(' ');
}
