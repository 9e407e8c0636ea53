import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { clientId } from '../../infra/local/names.ts';
import { type Answer, ask, theStack } from './stack.ts';

/** What a page of Valsam's own asks with, and what comes of it, as a browser would. */
export const sameOrigin = { 'sec-fetch-site': 'same-origin' } as const;
export const backAt = (): string => `${theStack().url}/`;

/** What a page has once somebody has signed in and been led back. */
export const signedIn = async (persona: string) => {
  const verifier = randomBytes(32).toString('base64url');
  const question = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: backAt(),
    scope: 'openid valsam/api',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: persona,
  });
  const led = await fetch(`${theStack().url}/identity/authorize?${question}`, { redirect: 'manual' });
  const code = new URL(led.headers.get('location') ?? '').searchParams.get('code') ?? '';
  return { code, verifier, redirectUri: backAt() };
};

/** The cookie of an answer as a browser sends it back; undefined where it is to be forgotten, or there is none. */
export const cookieIn = ({ headers }: Answer): string | undefined => {
  const [set = ''] = headers.getSetCookie();
  return set === '' || set.includes('Max-Age=0') ? undefined : set.split(';')[0];
};

export const opened = async (persona: string, more: object = {}): Promise<Answer> =>
  ask('POST /session', { body: { ...(await signedIn(persona)), ...more }, headers: sameOrigin });
export const cookieOf = async (persona: string, more: object = {}): Promise<string> =>
  cookieIn(await opened(persona, more)) ?? '';
export const renewing = (cookie: string | undefined): Promise<Answer> =>
  ask('POST /session/renewals', { headers: { ...sameOrigin, ...(cookie !== undefined && { cookie }) } });

/** What sessions are sealed with here. */
export const sealingKey = (): Uint8Array =>
  createHash('sha256')
    .update(readFileSync(path.join(theStack().dataDir, 'session-key')))
    .digest();
