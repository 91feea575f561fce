import 'server-only';
import { headers } from 'next/headers';
import { forbidden as forbiddenPage, notFound as notFoundPage, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Ctx, InstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { AppError, forbidden, notFound } from '@/lib/errors';
import { loadCtx, loadInstallationCtx } from '@/lib/people/load-ctx';
import { can, type Permission } from '@/lib/permission';
import { safeNext } from './safe-next';
import { type CurrentPerson, currentPerson } from './session';

/** Set by the proxy for the way back after signing in; nothing is decided by it. */
export const PATH_HEADER = 'x-countersign-path';

const ctxOf = cache((person: CurrentPerson, brandSlug: string) => loadCtx(db(), person, brandSlug));

const unauthenticated = () =>
  new AppError('unauthenticated', 'You are signed out. Sign in again; what you typed is still here.');

/** For pages: the signed-in person; otherwise on to signing in and back. */
export async function requirePerson(): Promise<CurrentPerson> {
  const person = await currentPerson();
  if (person) return person;
  const path = safeNext((await headers()).get(PATH_HEADER));
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`);
}

/** For pages of a brand. A person without a role in it sees what they would see if it did not exist. */
export async function requireCtx(brandSlug: string): Promise<Ctx> {
  const ctx = await ctxOf(await requirePerson(), brandSlug);
  return ctx ?? notFoundPage();
}

/** For pages: shows the refusal page unless one of the person's roles grants it. */
export function requirePermission(ctx: Ctx, permission: Permission): void {
  if (!can(ctx.roles, permission)) forbiddenPage();
}

/** For pages of the installation. To anybody but an administrator they do not exist. */
export async function requireInstallationCtx(): Promise<InstallationCtx> {
  const person = await requirePerson();
  return (await loadInstallationCtx(db(), person.id)) ?? notFoundPage();
}

/** For layouts, which decide nothing: null instead of a refusal. */
export async function findCtx(brandSlug: string): Promise<Ctx | null> {
  const person = await currentPerson();
  return person ? ctxOf(person, brandSlug) : null;
}

/** For actions and routes: throws `unauthenticated` or `not_found`. */
export async function ctxForAction(brandSlug: string): Promise<Ctx> {
  const person = await currentPerson();
  if (!person) throw unauthenticated();
  const ctx = await loadCtx(db(), person, brandSlug);
  if (!ctx) throw notFound('brand');
  return ctx;
}

/** For actions and routes on the installation: throws `unauthenticated` or `forbidden`. */
export async function installationCtxForAction(): Promise<InstallationCtx> {
  const person = await currentPerson();
  if (!person) throw unauthenticated();
  const ctx = await loadInstallationCtx(db(), person.id);
  if (!ctx) throw forbidden('Only an administrator may do this.');
  return ctx;
}

/** For pages: what a reading verb does not find, or an address that names nothing, is the not-found page, not an error. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid'))
      return notFoundPage();
    throw error;
  }
}
