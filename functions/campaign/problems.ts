import { problem, problemOfInput, type Problems, refusing } from '../../shared/problems.ts';

/** What the rules of setting up a campaign say no with, beside what is generic. Pure. */
export const problems = {
  'admin-holds-no-other-role': problemOfInput(
    409,
    'En administratör har ingen annan roll.',
    'An administrator holds no other role.',
  ),
  'own-membership': problem(409, 'Ingen ändrar sina egna roller.', 'Nobody changes their own roles.'),
  'too-many-invitations': problem(409, 'Det är för många öppna inbjudningar.', 'There are too many open invitations.'),
  'other-address': problem(
    409,
    'Inbjudan gäller en annan e-postadress än den du har loggat in med.',
    'The invitation is for another e-mail address than the one you have signed in with.',
  ),
  'last-administrator': problem(
    409,
    'Den sista administratören kan inte lämna föreningen.',
    'The last administrator cannot leave the association.',
  ),
  'subject-taken': problemOfInput(409, 'Inloggningen hör till någon annan.', 'This sign-in belongs to somebody else.'),
} satisfies Problems;

export const refuse = refusing(problems);
