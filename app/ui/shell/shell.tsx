import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { readCounts } from '@/lib/activity/read-activity';
import { findCtx, requireCtx, requireInstallationCtx, requirePerson } from '@/lib/auth/require';
import { db } from '@/lib/db/client';
import { listBrandsOf } from '@/lib/people/store';
import { roleNames } from '@/lib/permission';
import { THEME_COOKIE, themes } from '../theme';
import { BottomBar } from './bottom-bar';
import { paletteEntries } from './palette-entries';
import { Rail } from './rail';
import { RAIL_COOKIE, SHELL_ID } from './rail-cookie';
import { roomsFor } from './rooms';
import { TopBar } from './top-bar';

/**
 * The frame around a page. It is drawn before the page streams, so it is the one that can still answer with a redirect
 * or a 404; it guards nothing, and every page checks for itself.
 */
export async function Shell({ brandSlug, children }: { brandSlug: string | null; children: ReactNode }) {
  const person = await requirePerson();
  const ctx = brandSlug ? await requireCtx(brandSlug) : null;
  if (!ctx) await requireInstallationCtx();
  const [jar, brands, counts] = await Promise.all([
    cookies(),
    listBrandsOf(db(), person.id),
    ctx ? readCounts(db(), ctx) : { review: 0, notices: 0 },
  ]);
  const here = ctx?.brand ?? brands[0] ?? null;
  const roles = ctx?.roles ?? (here ? ((await findCtx(here.slug))?.roles ?? []) : []);
  const { work, governance } = here
    ? roomsFor(here.slug, roles, person.isAdmin, counts)
    : { work: [], governance: roomsFor('', [], person.isAdmin, counts).governance };
  const theme = themes.find((name) => name === jar.get(THEME_COOKIE)?.value) ?? 'system';
  return (
    <div
      id={SHELL_ID}
      data-rail={jar.get(RAIL_COOKIE)?.value === 'narrow' ? 'narrow' : 'wide'}
      className="group/shell min-h-dvh md:grid md:grid-cols-[auto_minmax(0,1fr)]"
      // The narrow rail is the reader's own doing, before the server hears of it.
      suppressHydrationWarning
    >
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-md focus:bg-overlay focus:px-3 focus:py-2 focus:shadow-overlay"
      >
        Skip to the content
      </a>
      <Rail work={work} governance={governance} homeHref={here ? `/b/${here.slug}` : '/'} />
      <div className="flex min-w-0 flex-col">
        <TopBar
          brand={ctx?.brand ?? null}
          brands={brands}
          person={person}
          roleText={(ctx?.roles ?? []).map((role) => roleNames[role]).join(', ')}
          entries={paletteEntries(here?.slug ?? null, roles, [...work, ...governance])}
          unread={counts.notices}
          theme={theme}
        />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[90rem] flex-1 px-4 pt-5 pb-24 outline-none md:px-6 md:pb-10"
        >
          {children}
        </main>
      </div>
      <BottomBar rooms={[...work, ...governance]} />
    </div>
  );
}
