/** HeroUI's skeleton. Give it the final element's size, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={`skeleton skeleton--shimmer block rounded-md ${className ?? ''}`} />
  );
}

const rowKeys = (count: number) => Array.from({ length: count }, (_, index) => `row ${index}`);

function Loading({ children }: { children: React.ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">Loading</span>
      {children}
    </div>
  );
}

const Head = () => (
  <div className="mb-5 flex items-center justify-between">
    <Skeleton className="h-8 w-56" />
    <Skeleton className="h-9 w-32" />
  </div>
);

/** For loading.tsx of a list page. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Loading>
      <Head />
      <Skeleton className="mb-3 h-9 w-full max-w-lg" />
      <div className="flex flex-col gap-px">
        {rowKeys(rows).map((key) => (
          <Skeleton key={key} className="h-11 w-full" />
        ))}
      </div>
    </Loading>
  );
}

/** For loading.tsx of a page of pictures. */
export function GridSkeleton({ tiles = 12 }: { tiles?: number }) {
  return (
    <Loading>
      <Head />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-5">
        {rowKeys(tiles).map((key) => (
          <Skeleton key={key} className="aspect-4/5 w-full" />
        ))}
      </div>
    </Loading>
  );
}

/** For loading.tsx of a record or a form. */
export function RecordSkeleton() {
  return (
    <Loading>
      <Head />
      <div className="grid gap-4 lg:grid-cols-[1fr_22rem]">
        <Skeleton className="h-96 w-full" />
        <Skeleton className="h-96 w-full" />
      </div>
    </Loading>
  );
}
