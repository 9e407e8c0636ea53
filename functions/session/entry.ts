import type { Response } from '../../shared/edge/answer.ts';
import { problem } from '../../shared/edge/answer.ts';
import { withAnyMethod } from '../../shared/edge/any-method.ts';
import { funnel, type Request, type Routes, type Run } from '../../shared/edge/funnel.ts';
import { scope } from '../../shared/edge/identity.ts';
import { checkBody, jsonBody } from '../../shared/edge/input.ts';
import { originOf } from '../../shared/edge/origin.ts';
import { env } from '../../shared/env.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { log } from '../../shared/log.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { contract, type Opening } from './contract.ts';
import { cookieOf, noCookie, sessionIn } from './cookie.ts';
import { sessionKey } from './key.ts';
import { isOver, type Session } from './life.ts';
import { refuse } from './problems.ts';
import { provider, redeemed, renewed, revoked, type Tokens } from './provider.ts';

/*
 * Nothing is stored: the cookie is the session. The cookie is read nowhere else; what the API asks for is an access token, which
 * no other page can make a browser send along.
 */
const answer = (statusCode: number, body?: object, cookie?: string): Response => ({
  statusCode,
  headers: {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(body && { 'content-type': 'application/json' }),
  },
  ...(cookie !== undefined && { cookies: [cookie] }),
  ...(body && { body: JSON.stringify(body) }),
});
const shown = ({ accessToken, expiresIn }: Tokens) => ({ accessToken, expiresIn });

type Within = { readonly origin: string; readonly key: Uint8Array; readonly now: number };
/** The browser's session, unless it is over. */
const sessionOf = ({ cookies = [] }: Request, { origin, key, now }: Within): Session | undefined => {
  const found = sessionIn(cookies, origin, key);
  return found && !isOver(found, now) ? found : undefined;
};
/** A provider that is out of reach keeps nobody from leaving: the browser forgets, and the log says that a token may live on. */
const letGo = (session: Session | undefined): Promise<void> =>
  session ? revoked(session.refreshToken).catch((error) => log.error('sign-out', error, {})) : Promise.resolve();

const openSession = async (request: Request, within: Within): Promise<Response | Refusal> => {
  const parsed = jsonBody(contract.openSession, request);
  if (isRefusal(parsed)) return parsed;
  const checked = checkBody(contract.openSession.body, parsed);
  if (isRefusal(checked)) return checked;
  const { origin, key, now } = within;
  const opening = checked.body as Opening;
  // Whoever is led elsewhere with a code has not come by a page of ours.
  if (!opening.redirectUri.startsWith(`${origin}/`)) return invalidField('/redirectUri', 'unknown');
  const tokens = await redeemed(opening);
  if (!tokens?.refreshToken) return refuse('sign-in-refused');
  // Whoever was signed in here before is no more.
  await letGo(sessionOf(request, within));
  const { refreshToken } = tokens;
  const session = { refreshToken, ownDevice: opening.ownDevice === true, began: now, used: now };
  return answer(201, shown(tokens), cookieOf(session, origin, key, now));
};

/** Two tabs may ask at once: the refresh token stays the same, so both get what they ask for. */
const renewSession = async (request: Request, within: Within): Promise<Response> => {
  const { origin, key, now } = within;
  const session = sessionOf(request, within);
  const tokens = session && (await renewed(session.refreshToken));
  if (!tokens) return answer(204, undefined, noCookie(origin));
  const { refreshToken = session.refreshToken } = tokens;
  return answer(200, shown(tokens), cookieOf({ ...session, refreshToken, used: now }, origin, key, now));
};

const endSession = async (request: Request, within: Within): Promise<Response> => {
  await letGo(sessionOf(request, within));
  return answer(204, undefined, noCookie(within.origin));
};

/** Browsers say which page asks, and no script can say it in their place. */
const fromOwnPage =
  (run: (request: Request, within: Within) => Promise<Response | Refusal>): Run =>
  async (request, language) => {
    if (request.headers['sec-fetch-site'] !== 'same-origin')
      return problem(refuse('not-same-origin'), language, request);
    const within = { origin: originOf(request), key: await sessionKey(), now: Math.floor(Date.now() / 1000) };
    const result = await run(request, within);
    return isRefusal(result) ? problem(result, language, request) : { response: result };
  };

const describeSignIn: Run = async (request) => {
  const { authorization_endpoint, end_session_endpoint, personas_endpoint } = await provider();
  const clientId = env('CLIENT_ID');
  const back = new URLSearchParams({ client_id: clientId, logout_uri: `${originOf(request)}/` });
  const options = {
    issuer: env('ISSUER'),
    clientId,
    scopes: ['openid', scope],
    signInUrl: authorization_endpoint,
    ...(end_session_endpoint !== undefined && { signOutUrl: `${end_session_endpoint}?${back}` }),
    ...(personas_endpoint !== undefined && { personasUrl: personas_endpoint }),
  };
  const response = answer(200, options);
  return { response: { ...response, headers: { ...response.headers, 'cache-control': 'no-cache' } } };
};

const routes: Routes<(typeof contract)[keyof typeof contract]['route']> = {
  'GET /client.json': describeSignIn,
  'POST /session': fromOwnPage(openSession),
  'POST /session/renewals': fromOwnPage(renewSession),
  'DELETE /session': fromOwnPage(endSession),
};

export const handler = funnel(withAnyMethod(routes));
