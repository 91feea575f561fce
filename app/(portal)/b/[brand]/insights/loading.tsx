import { Skeleton } from '@/app/ui/skeletons';

const five = ['approved', 'time', 'yield', 'cost', 'attempts'];

export default function InsightsLoading() {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">Loading</span>
      <Skeleton className="mb-2 h-8 w-40" />
      <Skeleton className="mb-5 h-5 w-96 max-w-full" />
      <Skeleton className="mb-7 h-14 w-full max-w-3xl" />
      <div className="mb-4 grid grid-cols-2 gap-2 sm:gap-3 lg:grid-cols-5">
        {five.map((key) => (
          <Skeleton key={key} className="h-36 w-full" />
        ))}
      </div>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-[29rem] w-full" />
        <Skeleton className="h-[42rem] w-full" />
        <Skeleton className="h-96 w-full" />
      </div>
    </div>
  );
}
