import { DeadEnd } from '@/app/ui/dead-end';

export default function NotFound() {
  return (
    <main>
      <DeadEnd title="There is nothing here">The address is wrong, or what it led to is gone.</DeadEnd>
    </main>
  );
}
