'use client';

export { default } from '@/app/ui/portal-error';
