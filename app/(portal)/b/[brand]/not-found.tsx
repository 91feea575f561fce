export { default } from '@/app/ui/portal-not-found';
