import { sealed, unsealed } from '../../shared/sealed.ts';
import { secondsLeft, type Session } from './life.ts';

/**
 * By https with the prefix by which a browser vouches that this very host has set it, and by no script. On one machine there is
 * no https, and browsers differ in whether they keep a secure cookie of http://localhost: so it is an ordinary one there, and
 * named by its port, since cookies do not tell ports apart.
 */
const nameAt = (origin: string): string =>
  origin.startsWith('https:') ? '__Host-session' : `session-${new URL(origin).port || '80'}`;

/** Who has a session by this name: undefined where the cookie was not made by us, or is none. */
export const sessionIn = (cookies: readonly string[], origin: string, secret: Uint8Array): Session | undefined => {
  const start = `${nameAt(origin)}=`;
  const value = cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length);
  if (value === undefined) return undefined;
  try {
    const [refreshToken, ownDevice, began, used] = JSON.parse(
      new TextDecoder().decode(unsealed(Buffer.from(value, 'base64url'), secret)),
    ) as readonly [string, boolean, number, number];
    return { refreshToken, ownDevice, began, used };
  } catch {
    return undefined;
  }
};

const cookie = (origin: string, value: string, seconds: number): string =>
  [
    `${nameAt(origin)}=${value}`,
    'Path=/',
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(origin.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');

export const cookieOf = (session: Session, origin: string, secret: Uint8Array, now: number): string => {
  const { refreshToken, ownDevice, began, used } = session;
  const content = Buffer.from(JSON.stringify([refreshToken, ownDevice, began, used]));
  return cookie(origin, Buffer.from(sealed(content, secret)).toString('base64url'), secondsLeft(session, now));
};

/** By which a browser forgets it. */
export const noCookie = (origin: string): string => cookie(origin, '', 0);
