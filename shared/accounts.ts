import { env } from './env.ts';
import { errorIn, signedCall } from './signed-call.ts';

/** The only module that speaks to Cognito, and all that it asks for is an account. */

/** What is sent, and how Cognito calls it when there is an account already, or one that has signed in. */
type Asked = { readonly MessageAction?: 'RESEND' };
const wasThere = 'UsernameExistsException';
const hasSignedIn = 'UnsupportedUserStateException';

const ask = async (email: string, { MessageAction }: Asked = {}): Promise<'done' | string> => {
  const answer = await signedCall({
    service: 'cognito-idp',
    target: 'AWSCognitoIdentityProviderService.AdminCreateUser',
    endpoint: process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
    body: {
      UserPoolId: env('USER_POOL_ID'),
      Username: email,
      DesiredDeliveryMediums: ['EMAIL'],
      // Whoever has the password that is mailed there has shown that the address is theirs.
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
      ...(MessageAction && { MessageAction }),
    },
  });
  return answer.ok ? 'done' : errorIn(answer);
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
