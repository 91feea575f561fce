import { CircleX, Info, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Reason } from '@/lib/errors';

const looks = {
  danger: { icon: CircleX, box: 'border-danger/40 bg-danger-soft', text: 'text-danger-text' },
  warning: { icon: TriangleAlert, box: 'border-warning/50 bg-warning-soft', text: 'text-warning-text' },
  info: { icon: Info, box: 'border-border bg-surface-secondary', text: 'text-foreground' },
} as const;

/** A message with its reasons; `info` for what is good to know, `danger` for a refusal. */
export function Callout({
  tone = 'info',
  title,
  children,
  live = false,
}: {
  tone?: keyof typeof looks;
  title?: ReactNode;
  children?: ReactNode;
  /** Announced by screen readers when it appears. */
  live?: boolean;
}) {
  const look = looks[tone];
  const Icon = look.icon;
  return (
    <div
      role={live ? 'alert' : undefined}
      className={`flex gap-3 rounded-lg border p-3 text-dense ${look.box}`}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${look.text}`} />
      <div className="min-w-0 flex-1">
        {title && <p className={`font-medium ${look.text}`}>{title}</p>}
        {children}
      </div>
    </div>
  );
}

const anchor = (reason: Reason): string | undefined =>
  reason.href ?? (reason.path ? `#${fieldId(reason.path)}` : undefined);

/** The id of a field, so that a reason can lead to it. */
export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`;

/** Every reason of a refusal, each with its cure and, where there is one, a link to it. */
export function Problems({
  message,
  reasons,
  tone = 'danger',
  live = true,
}: {
  message?: string;
  reasons: readonly Reason[];
  tone?: 'danger' | 'warning';
  live?: boolean;
}) {
  if (!message && reasons.length === 0) return null;
  return (
    <Callout tone={tone} title={message} live={live}>
      {reasons.length > 0 && (
        <ul className={`flex flex-col gap-1.5 ${message ? 'mt-1.5' : ''}`}>
          {reasons.map((reason) => {
            const href = anchor(reason);
            return (
              <li key={`${reason.code} ${reason.path ?? ''} ${reason.message}`}>
                {reason.message}{' '}
                {href && (
                  <Link href={href} className="font-medium text-accent-text underline underline-offset-2">
                    {reason.cure ?? 'Show the field'}
                  </Link>
                )}
                {!href && reason.cure && <span className="text-muted">{reason.cure}</span>}
              </li>
            );
          })}
        </ul>
      )}
    </Callout>
  );
}
