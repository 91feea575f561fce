import { Check, ChevronsUpDown, LogOut } from 'lucide-react';
import Link from 'next/link';
import { signOutAction } from '@/app/(auth)/sign-in/actions';
import { buttonClass } from '../button-class';
import type { Theme } from '../theme';
import { ActivityMenu } from './activity-menu';
import type { PaletteEntry } from './palette';
import { PaletteTrigger } from './palette-trigger';
import { Popup } from './popup';
import { Mark } from './rail';
import { ThemeChoice } from './theme-choice';

const item =
  'flex min-h-9 w-full cursor-pointer items-center gap-2.5 rounded-md px-2 text-start hover:bg-default';
const iconButton = buttonClass({ variant: 'ghost', iconOnly: true, className: 'size-11 md:size-9' });

type BrandLink = { slug: string; name: string };

/** HeroUI's avatar would be a script; two letters are not. */
const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
};

export function TopBar({
  brand,
  brands,
  person,
  roleText,
  entries,
  unread,
  theme,
}: {
  brand: BrandLink | null;
  brands: BrandLink[];
  person: { name: string; email: string };
  roleText: string;
  entries: PaletteEntry[];
  unread: number;
  theme: Theme;
}) {
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-1 border-b border-border bg-background/95 px-2 backdrop-blur-sm md:gap-2 md:px-6">
      <BrandSwitcher brand={brand} brands={brands} />
      <div className="flex-1" />
      <PaletteTrigger brand={brand?.slug ?? null} entries={entries} />
      {brand && (
        <ActivityMenu
          key={`${brand.slug} ${unread}`}
          brand={brand.slug}
          unread={unread}
          className={`${iconButton} relative`}
        />
      )}
      <Popup
        label={`${person.name}: theme and signing out`}
        className="flex size-11 cursor-pointer items-center justify-center md:size-9"
        trigger={
          <span
            aria-hidden="true"
            data-initials={initials(person.name)}
            className="flex size-8 items-center justify-center rounded-full bg-default text-xs font-semibold text-default-foreground before:content-[attr(data-initials)]"
          />
        }
      >
        <div className="border-b border-separator px-2 pt-1 pb-2">
          <p className="font-medium">{person.name}</p>
          <p className="truncate text-xs text-muted">{person.email}</p>
          {roleText && <p className="text-xs text-muted">{roleText}</p>}
        </div>
        <ThemeChoice initial={theme} />
        <form action={signOutAction} className="border-t border-separator pt-1">
          <button type="submit" className={item}>
            <LogOut aria-hidden="true" className="size-4" />
            Sign out
          </button>
        </form>
      </Popup>
    </header>
  );
}

function BrandSwitcher({ brand, brands }: { brand: BrandLink | null; brands: BrandLink[] }) {
  const name = brand?.name ?? 'Installation';
  if (brand && brands.length <= 1)
    return (
      <p className="flex min-w-0 items-center gap-2 px-1 font-medium">
        <Mark className="size-6 md:hidden" />
        <span className="truncate">{name}</span>
      </p>
    );
  return (
    <div className="min-w-0 [&>details>div]:start-0 [&>details>div]:end-auto">
      <Popup
        label={`Brand: ${name}. Switch`}
        className={buttonClass({ variant: 'ghost', className: 'max-w-44 gap-1.5 px-2 md:max-w-64' })}
        trigger={
          <>
            <span className="truncate">{name}</span>
            <ChevronsUpDown aria-hidden="true" className="size-3.5! text-muted" />
          </>
        }
      >
        <ul>
          {brands.map((entry) => (
            <li key={entry.slug}>
              <Link
                href={`/b/${entry.slug}`}
                className={item}
                aria-current={entry.slug === brand?.slug || undefined}
              >
                <span className="flex-1 truncate">{entry.name}</span>
                {entry.slug === brand?.slug && <Check aria-hidden="true" className="size-4" />}
              </Link>
            </li>
          ))}
        </ul>
      </Popup>
    </div>
  );
}
