import { formatDay } from '@/app/ui/format';
import { Chip } from '@/app/ui/state-chip';
import { reviewLight } from '@/lib/terms/light-rules';

/** Says when somebody has to read these terms again; nothing while that is more than thirty days away. */
export function ReviewChip({ nextReviewOn, today }: { nextReviewOn: string; today: string }) {
  const light = reviewLight(nextReviewOn, today);
  if (light === 'fresh') return null;
  return (
    <Chip tone={light === 'due' ? 'danger' : 'warning'} icon="clock">
      {light === 'due' ? 'Review due since' : 'Review by'} {formatDay(nextReviewOn)}
    </Chip>
  );
}
