import { ArrowLeft, ArrowRight } from 'lucide-react';
import { ButtonLink } from './button-link';
import { formatCount } from './format';

/** Keyset paging: how many there are in truth, and the way on and back. */
export function Pager({
  shown,
  total,
  noun,
  firstHref,
  nextHref,
}: {
  shown: number;
  total: number;
  /** In the plural: `campaigns`. */
  noun: string;
  /** Back to the first page, when this is a later one. */
  firstHref?: string;
  nextHref?: string;
}) {
  return (
    <nav
      aria-label="Pages"
      className="mt-3 flex flex-wrap items-center justify-between gap-2 text-dense text-muted"
    >
      <p>
        {shown === total
          ? `${formatCount(total)} ${noun}`
          : `${formatCount(shown)} of ${formatCount(total)} ${noun}`}
      </p>
      <div className="flex gap-2">
        {firstHref && (
          <ButtonLink href={firstHref} variant="outline" size="sm">
            <ArrowLeft aria-hidden="true" /> First page
          </ButtonLink>
        )}
        {nextHref && (
          <ButtonLink href={nextHref} variant="outline" size="sm">
            Next page <ArrowRight aria-hidden="true" />
          </ButtonLink>
        )}
      </div>
    </nav>
  );
}
