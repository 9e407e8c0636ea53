import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type IdentityRequest, type IdentityResponse, json } from './identity-flow.ts';
import { addressOf, type Persona } from './personas.ts';

/**
 * `AdminCreateUser` of Cognito, as far as Valsam asks for it: a persona more. Nobody has a password here, so nothing is
 * mailed, and the new persona is on the page at once. They stay in the data folder.
 */
const target = 'AWSCognitoIdentityProviderService.AdminCreateUser';

export type Accounts = {
  readonly personas: () => readonly Persona[];
  readonly answer: (request: IdentityRequest) => IdentityResponse;
};

const refused = (type: string): IdentityResponse => json(400, { __type: type });

export const openAccounts = (dataDir: string, given: readonly Persona[]): Accounts => {
  const file = path.join(dataDir, 'personas.json');
  const added: Persona[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Persona[]) : [];
  const personas = (): readonly Persona[] => [...given, ...added];
  return {
    personas,
    answer: ({ headers, body }) => {
      // A page elsewhere cannot send this header without being asked first, and is then turned away.
      if (headers['x-amz-target'] !== target) return refused('UnknownOperationException');
      const { Username = '', MessageAction } = JSON.parse(body) as Readonly<Record<string, string | undefined>>;
      const email = Username.toLowerCase();
      if (!email.includes('@')) return refused('InvalidParameterException');
      if (MessageAction === 'RESEND') return refused('UnsupportedUserStateException');
      if (personas().some((one) => addressOf(one) === email)) return refused('UsernameExistsException');
      added.push({ subject: email, name: email, title: 'Inbjuden till en förening', email });
      writeFileSync(file, `${JSON.stringify(added, null, 2)}\n`, { mode: 0o600 });
      return json(200, { User: { Username: email, UserStatus: 'FORCE_CHANGE_PASSWORD' } });
    },
  };
};
