import { createHash, randomBytes } from 'node:crypto';
import type { Outputs } from './deployment.ts';
import { type Engine, region } from './engine.ts';

/** People who sign in as they would: on the sign-in page, with the password they were sent, by code and PKCE. */
const redirectUri = 'http://localhost:3000/';

const cognito = async (engine: Engine, operation: string, input: object): Promise<void> => {
  const credential = `Credential=rehearsal/20260101/${region}/cognito-idp/aws4_request`;
  const response = await fetch(engine.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${operation} was answered ${response.status}: ${await response.text()}`);
};

/** The hidden fields of a form on the sign-in page. */
const hidden = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );

const submit = (engine: Engine, page: string, typed: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${engine.url}/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...hidden(page), ...typed }),
  });

/** An access token of somebody new. Throws where the engine cannot sign people in. */
export const signIn = async (
  engine: Engine,
  { UserPoolId, ClientId }: Outputs,
  email: string,
  groups: readonly string[],
) => {
  const user = { UserPoolId, Username: email };
  const [sent, own] = [randomBytes(9), randomBytes(9)].map((bytes) => `Aa1!${bytes.toString('base64url')}`) as [
    string,
    string,
  ];
  await cognito(engine, 'AdminCreateUser', {
    ...user,
    TemporaryPassword: sent,
    MessageAction: 'SUPPRESS',
    UserAttributes: [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ],
  });
  for (const GroupName of groups) await cognito(engine, 'AdminAddUserToGroup', { ...user, GroupName });
  const verifier = randomBytes(32).toString('base64url');
  const question = new URLSearchParams({
    response_type: 'code',
    client_id: ClientId,
    redirect_uri: redirectUri,
    scope: 'openid valsam/api',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await (await fetch(`${engine.url}/oauth2/authorize?${question}`)).text();
  const asksForOwn = await (await submit(engine, page, { username: email, password: sent })).text();
  const signedIn = await submit(engine, asksForOwn, { new_password: own, confirm_password: own });
  const code = new URL(signedIn.headers.get('location') ?? 'about:blank').searchParams.get('code');
  if (code === null) throw new Error(`The sign-in page gave no code: ${signedIn.status}`);
  const exchange = await fetch(`${engine.url}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: ClientId,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  const { access_token: token } = (await exchange.json()) as { readonly access_token?: string };
  if (token === undefined) throw new Error(`The code was not exchanged: ${exchange.status}`);
  return token;
};
