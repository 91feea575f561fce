/** The little of this library that the tests use; it ships no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  type Claims = { sub: string; email: string; email_verified: boolean };
  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: { client_id: string; client_secret: string; redirect_uris: string[] }[];
        claims: Record<string, string[]>;
        conformIdTokenClaims: boolean;
        cookies: { keys: string[] };
        findAccount: (ctx: unknown, id: string) => { accountId: string; claims: () => Claims };
      },
    );
    callback(): RequestListener;
  }
}
