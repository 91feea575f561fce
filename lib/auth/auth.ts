import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { checkCredentials, knownPerson, type SignedIn } from './check-credentials';

class TooManyTries extends CredentialsSignin {
  override code = 'too_many_tries';
}

/** A working day: whoever stays away longer signs in again. */
const SESSION_SECONDS = 12 * 60 * 60;

const passwordInput = z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(1024) });
const demoInput = z.object({ email: z.string().endsWith('@demo.test') });

/** What providers hand to the jwt callback; the JWT keeps the person's id and session version, nothing else. */
const userOf = (person: SignedIn) => ({ id: person.id, version: person.version });
const userShape = z.object({ id: z.string(), version: z.number().int() });

function providers(): NextAuthConfig['providers'] {
  const settings = env();
  const list: NextAuthConfig['providers'] = [
    Credentials({
      id: 'password',
      credentials: { email: {}, password: {} },
      authorize: async (given) => {
        const input = passwordInput.safeParse(given);
        if (!input.success) return null;
        const answer = await checkCredentials(input.data.email, input.data.password);
        if ('person' in answer) return userOf(answer.person);
        if (answer.refusal === 'too_many_tries') throw new TooManyTries();
        return null;
      },
    }),
  ];
  if (settings.OIDC_ISSUER && settings.OIDC_CLIENT_ID)
    list.push({
      id: 'oidc',
      type: 'oidc',
      name: settings.OIDC_NAME,
      issuer: settings.OIDC_ISSUER,
      clientId: settings.OIDC_CLIENT_ID,
      clientSecret: settings.OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
    });
  if (settings.COUNTERSIGN_MODE === 'demo')
    list.push(
      Credentials({
        id: 'demo',
        credentials: { email: {} },
        authorize: async (given) => {
          const input = demoInput.safeParse(given);
          const person = input.success ? await knownPerson(input.data.email) : null;
          return person ? userOf(person) : null;
        },
      }),
    );
  return list;
}

/** The address that the company's own sign-in vouches for; null when it does not. */
const verifiedEmail = (profile: Record<string, unknown> | null | undefined): string | null =>
  profile?.email_verified === true && typeof profile.email === 'string' ? profile.email : null;

function config(): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: providers(),
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.type !== 'oidc') return true;
        const email = verifiedEmail(profile);
        if (!email) return '/sign-in?error=unverified';
        return (await knownPerson(email)) ? true : '/sign-in?error=unknown_person';
      },
      jwt: async ({ token, account, profile, user }) => {
        if (!account) return token;
        const email = account.type === 'oidc' ? verifiedEmail(profile) : null;
        const person = account.type === 'oidc' ? email && (await knownPerson(email)) : userShape.parse(user);
        return person ? { sub: person.id, version: person.version } : null;
      },
      session: ({ session, token }) => ({
        expires: session.expires,
        person: { id: token.sub, version: token.version },
      }),
    },
    logger: {
      error: (error) => {
        if (error.name === 'CredentialsSignin') return;
        logger.error({ err: error }, 'signing in failed');
      },
      warn: (code) => logger.debug({ code }, 'auth warning'),
      debug: () => {},
    },
  };
}

// Made per request, so that a build needs no settings.
export const { handlers, auth, signIn, signOut } = NextAuth(config);
