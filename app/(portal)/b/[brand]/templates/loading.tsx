import { TableSkeleton } from '@/app/ui/skeletons';

export default function Loading() {
  return <TableSkeleton rows={5} />;
}
