import {
  Circle,
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleX,
  Clock,
  LoaderCircle,
  LockKeyhole,
  type LucideIcon,
  Pencil,
  Send,
  Undo2,
} from 'lucide-react';
import { type StateIcon, stateLook, type Tone } from './states';

const icons: Record<StateIcon, LucideIcon> = {
  dot: Circle,
  clock: Clock,
  spin: LoaderCircle,
  check: CircleCheck,
  cross: CircleX,
  pause: CirclePause,
  alert: CircleAlert,
  lock: LockKeyhole,
  undo: Undo2,
  pen: Pencil,
  send: Send,
};

const chipTone: Record<Tone, string> = {
  neutral: 'chip--default chip--secondary',
  accent: 'chip--accent chip--soft',
  success: 'chip--success chip--soft',
  warning: 'chip--warning chip--soft',
  danger: 'chip--danger chip--soft',
};

/** HeroUI's chip with an icon and a word, never colour alone. */
export function Chip({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: StateIcon;
  children: React.ReactNode;
}) {
  const Icon = icon && icons[icon];
  return (
    <span className={`chip chip--sm ${chipTone[tone]} gap-1 px-1.5 whitespace-nowrap`}>
      {Icon && (
        <Icon
          aria-hidden="true"
          className={`size-3 ${icon === 'spin' ? 'animate-spin motion-reduce:animate-none' : ''}`}
          strokeWidth={2.25}
        />
      )}
      {children}
    </span>
  );
}

/** A state of a run, campaign, submission, delivery, ... in the product's words. `word` says it more exactly. */
export function StateChip({ state, word }: { state: string; word?: string }) {
  const look = stateLook(state);
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {word ?? look.word}
    </Chip>
  );
}
