import { LockKeyhole } from 'lucide-react';
import { DeadEnd } from '@/app/ui/dead-end';

export default function PortalForbidden() {
  return (
    <DeadEnd icon={LockKeyhole} title="Your role does not open this page">
      It exists, but your roles in this brand do not include it. If you need it for your work, ask an
      administrator for a role that does; it works at once.
    </DeadEnd>
  );
}
