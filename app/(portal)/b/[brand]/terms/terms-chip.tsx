import { Chip } from '@/app/ui/state-chip';
import type { StateIcon, Tone } from '@/app/ui/states';
import type { TermsLight } from '@/lib/terms/light-rules';

const looks: Record<TermsLight, { tone: Tone; icon: StateIcon; word: string }> = {
  accepted: { tone: 'success', icon: 'check', word: 'Accepted' },
  limited: { tone: 'success', icon: 'check', word: 'Accepted with limits' },
  undecided: { tone: 'warning', icon: 'alert', word: 'Not decided' },
  changed: { tone: 'warning', icon: 'alert', word: 'Changed, read again' },
  expired: { tone: 'danger', icon: 'clock', word: 'Acceptance ended' },
  refused: { tone: 'danger', icon: 'cross', word: 'Refused' },
  missing: { tone: 'neutral', icon: 'alert', word: 'None recorded' },
};

export function TermsChip({ light }: { light: TermsLight }) {
  const { tone, icon, word } = looks[light];
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}
