import { RecordSkeleton } from '@/app/ui/skeletons';

export default function Loading() {
  return <RecordSkeleton />;
}
