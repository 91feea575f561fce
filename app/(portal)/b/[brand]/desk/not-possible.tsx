import Link from 'next/link';
import { brandReasons } from '@/app/ui/brand-reasons';
import type { Option } from './start-form';

/** Models that cannot take the place, each with every reason and its cure. */
export function NotPossible({ brand, options, open }: { brand: string; options: Option[]; open: boolean }) {
  if (options.length === 0) return null;
  return (
    <details open={open}>
      <summary className="cursor-pointer text-dense text-accent-text">
        {options.length} {options.length === 1 ? 'model' : 'models'} cannot take its place, and why
      </summary>
      <ul className="mt-2 divide-y divide-separator text-dense">
        {options.map((option) => (
          <li key={option.id} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[12rem_1fr]">
            <span className="font-medium">{option.name}</span>
            <ul className="flex flex-col gap-0.5">
              {brandReasons(brand, option.reasons).map((reason) => (
                <li key={`${reason.code} ${reason.message}`}>
                  {reason.message}{' '}
                  {reason.cure &&
                    (reason.href ? (
                      <Link href={reason.href} className="text-accent-text underline underline-offset-2">
                        {reason.cure}
                      </Link>
                    ) : (
                      <span className="text-muted">{reason.cure}</span>
                    ))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
