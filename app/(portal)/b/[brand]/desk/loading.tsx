export { TableSkeleton as default } from '@/app/ui/skeletons';
