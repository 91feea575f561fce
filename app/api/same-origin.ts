import { forbidden } from '@/lib/errors';

/** A page of somebody else's must not act in this person's name: browsers name the origin of every POST. */
export function requireSameOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  if (origin === null) return;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw forbidden('This is taken from pages of this portal only.');
}
