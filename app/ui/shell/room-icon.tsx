import {
  ChartNoAxesCombined,
  CircleQuestionMark,
  ClipboardCheck,
  Cpu,
  FileText,
  House,
  Images,
  type LucideIcon,
  Megaphone,
  Palette,
  Replace,
  Scale,
  ScrollText,
  Shapes,
  Store,
  Users,
  Wallet,
} from 'lucide-react';
import type { RoomIcon as Name } from './rooms';

const icons: Record<Name, LucideIcon> = {
  home: House,
  campaigns: Megaphone,
  review: ClipboardCheck,
  assets: Images,
  provenance: ScrollText,
  insights: ChartNoAxesCombined,
  budget: Wallet,
  kit: Palette,
  references: Shapes,
  templates: FileText,
  terms: Scale,
  desk: Replace,
  questions: CircleQuestionMark,
  people: Users,
  brands: Store,
  models: Cpu,
};

export function RoomIcon({ name }: { name: Name }) {
  const Icon = icons[name];
  return <Icon aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.75} />;
}
