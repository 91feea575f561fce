export { GridSkeleton as default } from '@/app/ui/skeletons';
