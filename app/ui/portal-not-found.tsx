import { DeadEnd } from '@/app/ui/dead-end';

export default function PortalNotFound() {
  return (
    <DeadEnd title="There is nothing here">
      The address is wrong, what it led to is gone, or you have no role in its brand. Whoever sent you the
      link can tell you which brand it belongs to; an administrator can give you a role.
    </DeadEnd>
  );
}
