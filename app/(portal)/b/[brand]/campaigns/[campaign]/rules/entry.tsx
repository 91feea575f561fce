import { DateTime } from '@/app/ui/date-time';
import { Chip } from '@/app/ui/state-chip';
import type { StateIcon, Tone } from '@/app/ui/states';
import { ruleNames, type Standing } from '@/lib/break-glass/rules';
import type { BreakGlassLine } from '@/lib/break-glass/store';
import { roleNames, roles } from '@/lib/permission';

const looks: Record<Standing, { tone: Tone; icon: StateIcon; word: string }> = {
  waiting: { tone: 'warning', icon: 'clock', word: 'Waits for a decision' },
  in_force: { tone: 'danger', icon: 'alert', word: 'Lifted' },
  expired: { tone: 'neutral', icon: 'check', word: 'Ended by itself' },
  ended: { tone: 'neutral', icon: 'check', word: 'Ended early' },
  declined: { tone: 'neutral', icon: 'cross', word: 'Declined' },
  withdrawn: { tone: 'neutral', icon: 'undo', word: 'Taken back' },
};

export function StandingChip({ standing }: { standing: Standing }) {
  const { tone, icon, word } = looks[standing];
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}

export const scopeWords = (line: BreakGlassLine): string =>
  line.personId
    ? `for ${line.personName ?? 'one person'}`
    : line.conceptId
      ? `for the concept ${line.conceptName ?? ''}`.trim()
      : 'for everybody in the campaign';

const known = (role: string | null) => roles.find((name) => name === role);
/** A person with the role by which they acted. */
const acted = (name: string | null, role: string | null) => {
  const held = known(role);
  return held ? `${name} (${roleNames[held].toLowerCase()})` : name;
};

export const hoursWords = (hours: number): string =>
  hours % 24 === 0
    ? `${hours / 24} ${hours === 24 ? 'day' : 'days'}`
    : `${hours} ${hours === 1 ? 'hour' : 'hours'}`;

/** Who asked, who decided, why, and until when: what stands on everything that was made under it, too. */
export function BreakGlassStory({ line }: { line: BreakGlassLine }) {
  return (
    <>
      <p className="wrap-anywhere">“{line.reason}”</p>
      <p className="text-xs text-muted">
        Asked by {acted(line.requestedByName, line.requestedRole)}, <DateTime at={line.requestedAt} />
        {line.decidedAt && (
          <>
            {'; '}
            {line.state === 'declined' ? 'declined' : 'approved'} by{' '}
            {acted(line.decidedByName, line.decidedRole)}, <DateTime at={line.decidedAt} />
          </>
        )}
        {line.expiresAt && !line.endedAt && (
          <>
            {'; until '}
            <DateTime at={line.expiresAt} />
          </>
        )}
        {line.endedAt && (
          <>
            {line.state === 'withdrawn'
              ? '; taken back '
              : `; ended by ${line.endedByName ?? 'Countersign'}, `}
            <DateTime at={line.endedAt} />
            {line.endedReason && <> (“{line.endedReason}”)</>}
          </>
        )}
        .
      </p>
      {line.decisionNote && <p className="text-xs text-muted">Note: “{line.decisionNote}”</p>}
    </>
  );
}

/** Name, scope and length of a request or an override in a line. */
export const titleOf = (line: BreakGlassLine): string =>
  `${ruleNames[line.rule]}, ${scopeWords(line)}, ${hoursWords(line.hours)}`;
