'use client';

import { Bell } from 'lucide-react';
import Link from 'next/link';
import { useCallback, useState } from 'react';
import type { Activity } from '@/lib/activity/read-activity';
import { DateTime } from '../date-time';
import { Popup } from './popup';

/** As JSON brings it: instants are text. */
type Shown = {
  runs: Activity['runs'];
  notices: (Omit<Activity['notices'][number], 'createdAt'> & { createdAt: string })[];
};

/** Runs under way and notices, read when it opens; opening marks the notices as read. */
export function ActivityMenu({
  brand,
  unread,
  className,
}: {
  brand: string;
  unread: number;
  className: string;
}) {
  const [shown, setShown] = useState<Shown | 'failed' | null>(null);
  const [fresh, setFresh] = useState(unread);
  const open = useCallback(async () => {
    const url = `/api/b/${brand}/activity`;
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok) return setShown('failed');
    setShown((await answer.json()) as Shown);
    if (fresh > 0) {
      setFresh(0);
      await fetch(url, { method: 'POST' }).catch(() => null);
    }
  }, [brand, fresh]);

  return (
    <Popup
      label={fresh > 0 ? `Activity, ${fresh} new` : 'Activity'}
      className={className}
      panelClassName="w-80 max-w-[calc(100vw-1.5rem)]"
      onOpen={open}
      trigger={
        <>
          <Bell aria-hidden="true" className="size-4.5" strokeWidth={1.75} />
          {fresh > 0 && (
            <span aria-hidden="true" className="absolute end-2 top-2 size-2 rounded-full bg-accent" />
          )}
        </>
      }
    >
      <div aria-live="polite">
        {shown === null && <p className="p-3 text-muted">Looking …</p>}
        {shown === 'failed' && (
          <p className="p-3">The activity could not be read. Close this and open it again.</p>
        )}
        {shown !== null && shown !== 'failed' && <Lists brand={brand} shown={shown} />}
      </div>
    </Popup>
  );
}

const line = 'flex flex-col gap-1 rounded-md px-2.5 py-2 hover:bg-default';

function Lists({ brand, shown }: { brand: string; shown: Shown }) {
  if (shown.runs.length + shown.notices.length === 0)
    return <p className="p-3 text-muted">Nothing is running, and nothing is new.</p>;
  return (
    <>
      {shown.runs.length > 0 && (
        <section aria-label="Running">
          <h2 className="px-2.5 pt-1.5 text-xs text-muted">Running</h2>
          <ul>
            {shown.runs.map((run) => (
              <li key={run.runId}>
                <Link
                  href={`/b/${brand}/campaigns/${run.campaignId}/run?concept=${run.conceptId}`}
                  className={line}
                >
                  <span className="flex justify-between gap-2">
                    <span className="truncate">
                      {run.campaign}, {run.tier}
                    </span>
                    <span className="text-muted">
                      {run.done} of {run.total}
                    </span>
                  </span>
                  <progress
                    aria-label={`${run.done} of ${run.total} pictures`}
                    value={run.done}
                    max={run.total}
                    className="h-1 w-full overflow-hidden rounded-full accent-accent"
                  />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {shown.notices.length > 0 && (
        <section aria-label="Notices">
          <h2 className="px-2.5 pt-1.5 text-xs text-muted">Notices</h2>
          <ul>
            {shown.notices.map((notice) => (
              <li key={notice.id}>
                <Link href={notice.href} className={`${line} ${notice.read ? 'text-muted' : ''}`}>
                  <span>{notice.text}</span>
                  <DateTime at={notice.createdAt} className="text-xs text-muted" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
