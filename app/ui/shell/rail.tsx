import { RailLink } from './rail-link';
import { RailToggle } from './rail-toggle';
import { RoomIcon } from './room-icon';
import type { Room } from './rooms';

const link =
  'flex min-h-9 items-center gap-3 rounded-md px-2.5 text-dense font-medium text-muted hover:bg-default hover:text-foreground aria-[current=page]:bg-default aria-[current=page]:text-foreground group-data-[rail=narrow]/shell:justify-center group-data-[rail=narrow]/shell:px-0';

function RoomLinks({ rooms }: { rooms: Room[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {rooms.map((room) => (
        <li key={room.href}>
          <RailLink href={room.href} exact={room.icon === 'home'} title={room.label} className={link}>
            <RoomIcon name={room.icon} />
            <span className="flex-1 group-data-[rail=narrow]/shell:sr-only">{room.label}</span>
            {room.count !== undefined && <RoomCount count={room.count} />}
          </RailLink>
        </li>
      ))}
    </ul>
  );
}

export function RoomCount({ count }: { count: number }) {
  return (
    <span className="rounded-full bg-accent-soft px-1.5 text-xs leading-5 font-medium text-accent-text group-data-[rail=narrow]/shell:sr-only">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}

/** The left rail; at phone width the bottom bar takes its place. */
export function Rail({ work, governance, homeHref }: { work: Room[]; governance: Room[]; homeHref: string }) {
  return (
    <aside className="sticky top-0 hidden h-dvh w-56 flex-col overflow-y-auto border-e border-border bg-surface p-3 group-data-[rail=narrow]/shell:w-15 md:flex">
      <RailLink
        href={homeHref}
        exact
        className="mb-4 flex min-h-9 items-center gap-2.5 rounded-md px-1.5 font-semibold tracking-tight group-data-[rail=narrow]/shell:justify-center group-data-[rail=narrow]/shell:px-0"
      >
        <Mark />
        <span className="group-data-[rail=narrow]/shell:sr-only">Countersign</span>
      </RailLink>
      <nav aria-label="Main" className="flex flex-1 flex-col gap-3">
        <RoomLinks rooms={work} />
        {governance.length > 0 && (
          <>
            <hr className="border-separator" />
            <RoomLinks rooms={governance} />
          </>
        )}
      </nav>
      <RailToggle />
    </aside>
  );
}

/** The brand mark: two strokes, the second made by somebody else. */
export function Mark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      fill="none"
      strokeLinecap="round"
    >
      <rect x="1" y="1" width="22" height="22" rx="6" className="fill-accent" />
      <path
        d="M6.5 12.5l3 3 4-7"
        className="stroke-accent-foreground"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M12.5 14l1.5 1.5 4-7"
        className="stroke-accent-foreground"
        strokeWidth="2"
        strokeLinejoin="round"
        opacity=".65"
      />
    </svg>
  );
}
