import { signal } from '@preact/signals';
import type { Answer } from './contract.ts';
import { inTab, kept } from './device.ts';
import { challengeOf, random } from './pkce.ts';
import { unsubscribe } from './pushing.ts';
import { path } from './router.ts';

/**
 * Who is signed in. The access token is in memory and nowhere else; what gets another one is in a cookie that no script reads,
 * and a fetch sends it to nobody but `/session`.
 */
type Options = Answer<'GET /client.json'>;
type Tokens = Answer<'POST /session'>;
export type SignedIn = 'unknown' | 'out' | 'in' | 'failed';
export const signedIn = signal<SignedIn>('unknown');
/** Whom the token is of, as the provider knows them: whose what this device keeps is. */
export const subject = signal<string | undefined>(undefined);
const subjectOf = (accessToken: string): string => {
  const [, claims = ''] = accessToken.split('.');
  return (JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { sub: string }).sub;
};

let token: { readonly value: string; readonly until: number } | undefined;
/** It is renewed a minute early, so that none runs out on its way. */
const early = 60_000;
const take = ({ accessToken, expiresIn }: Tokens): string => {
  token = { value: accessToken, until: Date.now() + expiresIn * 1000 - early };
  subject.value = subjectOf(accessToken);
  signedIn.value = 'in';
  return accessToken;
};
const leave = (): undefined => {
  token = undefined;
  subject.value = undefined;
  signedIn.value = 'out';
};

/** Whoever has signed out while Valsam could not be reached is out here, and the session ends before anything else is asked for. */
const leaving = 'leaving';
const end = async (): Promise<void> => {
  const answer = await fetch('/session', { method: 'DELETE' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  kept.forget(leaving);
};

let options: Promise<Options> | undefined;
export const signInOptions = (): Promise<Options> => {
  options ??= fetch('/client.json').then((answer) => answer.json() as Promise<Options>);
  options.catch(() => {
    options = undefined;
  });
  return options;
};

/** One renewal at a time: whoever asks meanwhile gets the same. Undefined where there is no session. */
let renewal: Promise<string | undefined> | undefined;
const renewed = async (): Promise<string | undefined> => {
  if (kept.read(leaving) !== null) {
    await end();
    return leave();
  }
  const answer = await fetch('/session/renewals', { method: 'POST' });
  if (answer.status === 200) return take((await answer.json()) as Tokens);
  if (answer.status === 204) return leave();
  throw new Error(`${answer.status}`);
};
export const renew = (): Promise<string | undefined> => {
  renewal ??= renewed().finally(() => {
    renewal = undefined;
  });
  return renewal;
};
/** A token that is good for a minute yet. @throws where Valsam cannot be reached. */
export const accessToken = (): Promise<string | undefined> =>
  token && Date.now() < token.until ? Promise.resolve(token.value) : renew();

type Begun = { readonly verifier: string; readonly state: string; readonly back: string; readonly ownDevice: boolean };
export type SigningIn = {
  /** Who, where nobody has a password. */
  readonly persona?: string;
  readonly ownDevice?: boolean;
  /** Even if the provider still knows them: they show anew who they are. */
  readonly fresh?: boolean;
};

/** Leads to the provider, which leads back to where one is. */
export const signIn = async ({
  persona,
  ownDevice = kept.read('own-device') === 'yes',
  fresh,
}: SigningIn): Promise<void> => {
  const { signInUrl, clientId, scopes } = await signInOptions();
  const [verifier, state] = [random(), random()];
  const begun: Begun = { verifier, state, back: location.pathname + location.hash, ownDevice };
  inTab.write('signing-in', JSON.stringify(begun));
  kept.write('own-device', ownDevice ? 'yes' : 'no');
  const question = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: `${location.origin}/`,
    scope: scopes.join(' '),
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    state,
    ...(persona !== undefined && { login_hint: persona }),
    ...(fresh && { prompt: 'login' }),
  });
  location.assign(`${signInUrl}?${question}`);
};

const finish = async (code: string, state: string | null): Promise<void> => {
  const begun = JSON.parse(inTab.read('signing-in') ?? 'null') as Begun | null;
  inTab.forget('signing-in');
  // Whoever comes with a code that this tab has not asked for is signed in as nobody.
  const isOurs = begun !== null && begun.state === state;
  history.replaceState(null, '', isOurs ? begun.back : '/');
  path.value = location.pathname;
  if (!isOurs) return void (await renew());
  const body = { code, verifier: begun.verifier, redirectUri: `${location.origin}/`, ownDevice: begun.ownDevice };
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  // The session that was here before is over, too.
  if (!answer.ok) return void (signedIn.value = 'failed');
  kept.forget(leaving);
  take((await answer.json()) as Tokens);
};

/** At each load: somebody comes back from signing in, has a session, or has none. */
export const begin = async (): Promise<void> => {
  const query = new URLSearchParams(location.search);
  const code = query.get('code');
  try {
    if (code !== null) await finish(code, query.get('state'));
    else if (query.has('error')) {
      history.replaceState(null, '', '/');
      path.value = '/';
      signedIn.value = 'failed';
    } else await renew();
  } catch {
    if (signedIn.value === 'unknown') signedIn.value = 'failed';
  }
};

/** What says nothing of the person. */
const ofTheDevice: readonly string[] = ['language', 'own-device'];

/** Here and at the provider. What the device kept of the person goes, also without a net. */
export const signOut = async (): Promise<void> => {
  for (const name of kept.names('')) if (!ofTheDevice.includes(name)) kept.forget(name);
  kept.write(leaving, 'yes');
  leave();
  await unsubscribe();
  try {
    await end();
    location.assign((await signInOptions()).signOutUrl ?? '/');
  } catch {
    location.assign('/');
  }
};
