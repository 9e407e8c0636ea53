import { type Fault, problem, type Problems, refusing, text } from '../../shared/problems.ts';

/** What the rules of hooks say no with, beside what is generic. Pure. */
export const problems = {
  'too-many-hooks': problem(409, 'Kansliet har redan för många anrop.', 'The office has too many hooks already.'),
} satisfies Problems;

export const refuse = refusing(problems);

/** What can be wrong with its fields and with no other. */
export const faults = {
  https: {
    code: 'https',
    detail: text('Skriv en https-adress utan användarnamn.', 'Write an https address without a user name.'),
  },
  port: { code: 'port', detail: text('Porten ska vara 443 eller 8443.', 'The port must be 443 or 8443.') },
  publicAddress: {
    code: 'public-address',
    detail: text(
      'Adressen går inte att nå från hela internet.',
      'The address cannot be reached from all of the internet.',
    ),
  },
} satisfies Readonly<Record<string, Fault>>;
