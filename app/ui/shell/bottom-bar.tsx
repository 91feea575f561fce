import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { Popup } from './popup';
import { RailLink } from './rail-link';
import { RoomIcon } from './room-icon';
import type { Room } from './rooms';

const tab =
  'relative flex min-h-14 min-w-11 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 text-[0.6875rem] text-muted aria-[current=page]:font-medium aria-[current=page]:text-accent-text';

/** At phone width: four rooms within reach of a thumb, and the rest under "More". */
export function BottomBar({ rooms }: { rooms: Room[] }) {
  const shown = rooms.length <= 5 ? rooms : rooms.slice(0, 4);
  const more = rooms.slice(shown.length);
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-border bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {shown.map((room) => (
        <RailLink key={room.href} href={room.href} exact={room.icon === 'home'} className={tab}>
          <RoomIcon name={room.icon} />
          {room.label}
          {room.count !== undefined && (
            <span className="absolute start-1/2 top-1.5 ms-1.5 rounded-full bg-accent px-1 text-[0.625rem] leading-4 font-medium text-accent-foreground">
              {room.count > 99 ? '99+' : room.count}
              <span className="sr-only"> waiting</span>
            </span>
          )}
        </RailLink>
      ))}
      {more.length > 0 && (
        <div className="flex-1 [&>details>div]:bottom-full [&>details>div]:me-2 [&>details>div]:mb-2">
          <Popup
            label="More"
            className={`${tab} w-full`}
            panelClassName="w-56"
            trigger={
              <>
                <Ellipsis aria-hidden="true" className="size-4.5" />
                More
              </>
            }
          >
            <ul>
              {more.map((room) => (
                <li key={room.href}>
                  <Link
                    href={room.href}
                    className="flex min-h-11 items-center gap-3 rounded-md px-2.5 hover:bg-default"
                  >
                    <RoomIcon name={room.icon} />
                    {room.label}
                  </Link>
                </li>
              ))}
            </ul>
          </Popup>
        </div>
      )}
    </nav>
  );
}
