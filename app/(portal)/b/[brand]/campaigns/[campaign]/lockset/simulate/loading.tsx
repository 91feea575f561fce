export { RecordSkeleton as default } from '@/app/ui/skeletons';
