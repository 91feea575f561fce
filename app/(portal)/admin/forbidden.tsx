export { default } from '@/app/ui/portal-forbidden';
