'use client';

import { ConfirmButton } from '@/app/ui/confirm-button';
import { useInstallationVerb } from '@/app/ui/use-verb';
import { resetRouteHealthAction } from '../actions';

/** Ends the rest of a model before its time. */
export function ResetHealth({ routeId, name }: { routeId: string; name: string }) {
  const verb = useInstallationVerb(resetRouteHealthAction);
  return (
    <div className="border-t border-separator pt-3">
      <ConfirmButton
        label="Let calls go again"
        look={{ size: 'sm' }}
        title={`Let calls go to ${name} again?`}
        confirmLabel="Let calls go"
        verb={verb}
        onConfirm={() => verb.run({ routeId })}
      >
        <p>
          It rests because calls failed in a row. Do this when you know that the cause is mended: a new key, a
          provider that answers again. New pictures go at once, and those that wait start at the time that
          they name; if it still fails, it rests again.
        </p>
      </ConfirmButton>
    </div>
  );
}
