'use client';

import { Button } from '@heroui/react/button';
import { mediaUrl } from '@/app/ui/media-url';

/** Two to four pictures side by side, whole. */
export function ComparePanel({ brand, ids, onClose }: { brand: string; ids: string[]; onClose: () => void }) {
  return (
    <section
      aria-label="Compare"
      className="flex flex-col gap-3 rounded-lg border border-accent bg-surface p-3"
    >
      <div className="flex items-center justify-between">
        <h3 className="text-[15px] font-medium">Compare {ids.length} pictures</h3>
        <Button size="sm" variant="secondary" onPress={onClose}>
          Close
        </Button>
      </div>
      <ul
        className="grid gap-3"
        style={{ gridTemplateColumns: `repeat(${Math.min(ids.length, 4)}, minmax(0, 1fr))` }}
      >
        {ids.map((id, index) => (
          <li key={id}>
            {/* biome-ignore lint/performance/noImgElement: served through the checked media route */}
            <img
              src={mediaUrl(brand, 'asset', id, 1280)}
              alt={`Compared, ${index + 1} of ${ids.length}`}
              className="h-auto w-full rounded-md bg-default object-contain"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
