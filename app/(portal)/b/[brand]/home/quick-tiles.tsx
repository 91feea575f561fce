import {
  ClipboardCheck,
  FileText,
  type LucideIcon,
  Megaphone,
  Scale,
  ScrollText,
  Shapes,
  TrendingUp,
  Users,
} from 'lucide-react';
import Link from 'next/link';
import { can, type Role } from '@/lib/permission';

type Permission = Parameters<typeof can>[1];
type Tile = { label: string; text: string; path: string; needs: Permission; icon: LucideIcon; whole?: true };

const tiles: Tile[] = [
  {
    label: 'Make a campaign',
    text: 'Pin what may be used',
    path: '/campaigns/new',
    needs: 'campaign:propose',
    icon: Megaphone,
  },
  {
    label: 'Run drafts',
    text: 'Fill slots, compare, pick',
    path: '/campaigns',
    needs: 'run:create',
    icon: Megaphone,
  },
  {
    label: 'Write a template',
    text: 'Locked text, open slots',
    path: '/templates',
    needs: 'template:write',
    icon: FileText,
  },
  {
    label: 'Upload a reference',
    text: 'With its rights',
    path: '/references/new',
    needs: 'reference:write',
    icon: Shapes,
  },
  {
    label: 'Sign off',
    text: 'What waits for the brand',
    path: '/review',
    needs: 'submission:sign_off_brand',
    icon: ClipboardCheck,
  },
  {
    label: 'Sign off',
    text: 'What waits for legal',
    path: '/review',
    needs: 'submission:sign_off_legal',
    icon: ClipboardCheck,
  },
  {
    label: 'Decide on terms',
    text: 'Which models may be used',
    path: '/terms',
    needs: 'terms:decide',
    icon: Scale,
  },
  {
    label: 'Read the log',
    text: 'Who did what, and when',
    path: '/provenance',
    needs: 'provenance:export',
    icon: ScrollText,
  },
  {
    label: 'Set a budget',
    text: 'Money per campaign',
    path: '/campaigns',
    needs: 'budget:set',
    icon: Megaphone,
  },
  {
    label: 'See the figures',
    text: 'Throughput, cost, fatigue',
    path: '/insights',
    needs: 'insights:all',
    icon: TrendingUp,
  },
  {
    label: 'People and roles',
    text: 'Who may do what',
    path: '/admin/people',
    needs: 'people:manage',
    icon: Users,
    whole: true,
  },
];

/** Plain verbs: what this person most often comes to do. */
export function QuickTiles({ brand, roles }: { brand: string; roles: readonly Role[] }) {
  const open = tiles.filter((tile) => can(roles, tile.needs)).slice(0, 4);
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] sm:gap-3">
      {open.map((tile) => (
        <li key={`${tile.label} ${tile.text}`}>
          <Link
            href={tile.whole ? tile.path : `/b/${brand}${tile.path}`}
            className="flex h-full flex-col gap-2 rounded-lg border border-border bg-surface p-3 hover:border-accent hover:bg-surface-secondary sm:flex-row sm:items-center sm:gap-3 sm:p-4"
          >
            <tile.icon aria-hidden="true" className="size-5 shrink-0 text-accent-text" strokeWidth={1.75} />
            <span>
              <span className="block text-sm leading-5 font-medium">{tile.label}</span>
              <span className="block text-xs text-muted">{tile.text}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
