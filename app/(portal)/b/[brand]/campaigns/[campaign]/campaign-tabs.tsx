'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import { TabLinks } from '@/app/ui/tab-links';

type Tab = {
  segment: string | null;
  label: string;
  note?: string;
  /** Where it leads when that is outside the campaign's own pages. */
  elsewhere?: string;
};

/** Which tab is open is known in the browser only: a layout is not made again when one goes from tab to tab. */
export function CampaignTabs({ path, tabs }: { path: string; tabs: Tab[] }) {
  const open = useSelectedLayoutSegment();
  const href = (segment: string | null) => (segment ? `${path}/${segment}` : path);
  return (
    <TabLinks
      label="Campaign"
      current={href(open)}
      tabs={tabs.map(({ segment, label, note, elsewhere }) => ({
        href: elsewhere ?? href(segment),
        label: note ? `${label} (${note})` : label,
      }))}
    />
  );
}
