import { DateTime } from '@/app/ui/date-time';
import { Chip } from '@/app/ui/state-chip';

/** What a role may do with a model, and who said so. */
export function RuleText({
  rule,
  setBy,
}: {
  rule: { allowed: boolean; picturesPerDay: number | null; updatedAt: Date } | undefined;
  setBy: string | undefined;
}) {
  if (!rule) return <Chip icon="check">Allowed</Chip>;
  return (
    <span className="inline-flex flex-col items-start gap-0.5 max-md:items-end">
      {rule.allowed ? (
        <Chip tone="warning" icon="clock">
          {rule.picturesPerDay} a day
        </Chip>
      ) : (
        <Chip tone="danger" icon="cross">
          Not allowed
        </Chip>
      )}
      <span className="text-xs text-muted">
        {setBy}, <DateTime at={rule.updatedAt} />
      </span>
    </span>
  );
}
