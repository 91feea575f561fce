import { PackageCheck } from 'lucide-react';
import { DateTime } from '@/app/ui/date-time';
import { EmptyState } from '@/app/ui/empty-state';
import { formatBytes } from '@/app/ui/format';
import { HashChip } from '@/app/ui/hash-chip';
import { Facts, Panel } from '@/app/ui/panel';
import { Callout } from '@/app/ui/problems';
import { StateChip } from '@/app/ui/state-chip';
import type { Delivery } from '@/lib/deliveries/store';

/** Where the sealed file went, and what was compared. */
export function DeliveriesTab({ deliveries }: { deliveries: readonly Delivery[] }) {
  if (deliveries.length === 0)
    return (
      <EmptyState icon={PackageCheck} title="Not delivered yet">
        After the last sign-off the file is sealed without touching its pixels, written to the delivery
        bucket, read back and compared.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-3">
      {deliveries.map((delivery) => (
        <Panel key={delivery.id} title={delivery.id} actions={<StateChip state={delivery.state} />}>
          {delivery.message && <Callout tone="danger">{delivery.message}</Callout>}
          <Facts
            items={[
              { name: 'Approved', value: <DateTime at={delivery.createdAt} exact /> },
              ...(delivery.deliveredAt
                ? [
                    { name: 'Delivered', value: <DateTime at={delivery.deliveredAt} exact /> },
                    {
                      name: 'Compared',
                      value: 'Read back from the bucket: file and sidecar are what was written',
                    },
                  ]
                : []),
              ...(delivery.sealedSha256
                ? [
                    { name: 'Sealed file', value: <HashChip hash={delivery.sealedSha256} length={24} /> },
                    { name: 'Size', value: formatBytes(delivery.sealedSize ?? 0) },
                    {
                      name: 'Pixels',
                      value: (
                        <>
                          <HashChip hash={delivery.pixelDigest ?? ''} length={24} /> the same as approved
                        </>
                      ),
                    },
                    { name: 'Sidecar', value: <HashChip hash={delivery.sidecarSha256 ?? ''} length={24} /> },
                  ]
                : []),
              ...(delivery.key
                ? [
                    { name: 'Bucket', value: delivery.bucket },
                    { name: 'Key', value: <code className="font-mono text-xs">{delivery.key}</code> },
                  ]
                : []),
              ...(delivery.versionId ? [{ name: 'Version', value: delivery.versionId }] : []),
            ]}
          />
        </Panel>
      ))}
    </div>
  );
}
