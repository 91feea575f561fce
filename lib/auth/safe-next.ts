/** Where to go after signing in: a path of this portal, never another site. */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith('/') || next.length > 2000) return '/';
  const base = 'http://portal.invalid';
  try {
    const url = new URL(next, base);
    if (url.origin !== base || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-in'))
      return '/';
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return '/';
  }
}
