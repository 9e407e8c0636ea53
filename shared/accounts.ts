import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { env } from './env.ts';

/**
 * The only module that speaks to Cognito, and all that it asks for is an account. A client of the SDK for this one
 * operation would be larger than the function that asks.
 */
const service = 'cognito-idp';

/** What is sent, and how Cognito calls it when there is an account already, or one that has signed in. */
type Asked = { readonly MessageAction?: 'RESEND' };
const wasThere = 'UsernameExistsException';
const hasSignedIn = 'UnsupportedUserStateException';

const ask = async (email: string, { MessageAction }: Asked = {}): Promise<'done' | string> => {
  const region = env('AWS_REGION');
  const { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: other } = process.env;
  const url = new URL(other ?? `https://${service}.${region}.amazonaws.com/`);
  const body = JSON.stringify({
    UserPoolId: env('USER_POOL_ID'),
    Username: email,
    DesiredDeliveryMediums: ['EMAIL'],
    // Whoever has the password that is mailed there has shown that the address is theirs.
    UserAttributes: [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ],
    ...(MessageAction && { MessageAction }),
  });
  const { AWS_SESSION_TOKEN: sessionToken } = process.env;
  const signer = new SignatureV4({
    service,
    region,
    sha256: Sha256,
    credentials: {
      accessKeyId: env('AWS_ACCESS_KEY_ID'),
      secretAccessKey: env('AWS_SECRET_ACCESS_KEY'),
      ...(sessionToken && { sessionToken }),
    },
  });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: {},
    headers: {
      host: url.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.AdminCreateUser',
    },
    body,
  });
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
  if (answer.ok) return 'done';
  const { __type = '' } = (await answer.json().catch(() => ({}))) as { readonly __type?: string };
  return __type.split('#').at(-1) || String(answer.status);
};

/**
 * Makes an account for this address, and lets Cognito mail its first password there. Where there is one that nobody has
 * signed in with yet, a new password is mailed; where somebody has, nothing happens.
 * @throws when Cognito refuses; the address is not in the error, which goes to the log.
 */
export const makeAccount = async (email: string): Promise<void> => {
  const made = await ask(email);
  const answer = made === wasThere ? await ask(email, { MessageAction: 'RESEND' }) : made;
  if (answer !== 'done' && answer !== hasSignedIn) throw new Error(`Cognito made no account: ${answer}`);
};
