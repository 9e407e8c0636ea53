import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';

/**
 * A browser's session: it keeps what it takes to get new access tokens in a cookie that no script reads, so a page needs to hold
 * nothing but an access token, in memory. Pure.
 */
export const signInOptions = z.object({
  issuer: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
  signInUrl: z.string(),
  signOutUrl: z.optional(z.string()),
  personasUrl: z.optional(z.string()),
});
export const session = z.object({ accessToken: z.string(), expiresIn: z.int() });

/** What the provider has given the page, and where it sent the page with it. */
const part = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
export const opening = z.strictObject({
  code: part(2_048),
  verifier: part(128),
  redirectUri: part(500),
  ownDevice: z.optional(z.boolean()),
});
export type Opening = z.infer<typeof opening>;

const open = { see: 'anyone', act: 'anyone' } as const;
const example = { accessToken: 'eyJraWQiOi…', expiresIn: 3600 };

export const contract = {
  describeSignIn: {
    ...open,
    route: 'GET /client.json',
    summary: 'How a page signs somebody in',
    description:
      'Authorization code with PKCE, with this client and these scopes. `personasUrl` is there where nobody has a password: on one machine.',
    result: signInOptions,
    refusals: [],
    example: {
      result: {
        issuer: 'http://localhost:3000/identity',
        clientId: 'valsam-local',
        scopes: ['openid', 'valsam/api'],
        signInUrl: 'http://localhost:3000/identity/authorize',
      },
    },
  },
  openSession: {
    ...open,
    route: 'POST /session',
    summary: 'Begin a session of this browser',
    description:
      'Redeems the code of a sign-in. The session is a cookie, for pages of this very address: it lasts 12 hours, on one’s own device until it has not been used for 30 days.',
    status: 201,
    body: opening,
    result: session,
    refusals: [
      'not-same-origin',
      'unsupported-media-type',
      'too-large',
      'malformed-request',
      'invalid-input',
      'sign-in-refused',
    ],
    example: {
      body: { code: 'SplxlOBe…', verifier: 'dBjftJeZ…', redirectUri: 'https://valsam.example/', ownDevice: true },
      result: example,
    },
  },
  renewSession: {
    ...open,
    route: 'POST /session/renewals',
    summary: 'Get a new access token of the session',
    description: '204 where this browser has no session, or it is over.',
    orNothing: true,
    result: session,
    refusals: ['not-same-origin'],
    example: { result: example },
  },
  endSession: {
    ...open,
    route: 'DELETE /session',
    summary: 'Sign out',
    description: 'The cookie goes, and the provider gives no new tokens for it. That there was none is no fault.',
    status: 204,
    result: z.object({}),
    refusals: ['not-same-origin'],
    example: { result: {} },
  },
} as const satisfies Contract;
