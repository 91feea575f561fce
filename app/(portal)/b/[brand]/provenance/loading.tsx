import { Skeleton } from '@/app/ui/skeletons';

const lines = Array.from({ length: 12 }, (_, index) => `line ${index}`);

/** Title, verification, two lines of filters, records: where they will stand. */
export default function Loading() {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">Loading</span>
      <div className="mb-5 flex items-start justify-between">
        <span className="flex flex-col gap-2">
          <Skeleton className="h-7 w-40" />
          <Skeleton className="h-4 w-72 max-w-full" />
        </span>
        <Skeleton className="hidden h-9 w-52 sm:block" />
      </div>
      <Skeleton className="mb-4 h-21 w-full" />
      <Skeleton className="mb-3 h-9 w-full max-w-lg" />
      <Skeleton className="mb-3 h-13 w-full max-w-4xl" />
      <div className="flex flex-col gap-px">
        {lines.map((line) => (
          <Skeleton key={line} className="h-10 w-full" />
        ))}
      </div>
    </div>
  );
}
