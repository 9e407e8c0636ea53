import { problem, type Problems, refusing } from '../../shared/problems.ts';

/** What the rules of setting up a campaign say no with, beside what is generic. Pure. */
export const problems = {
  'admin-holds-no-other-role': problem(
    409,
    'En administratör har ingen annan roll.',
    'An administrator holds no other role.',
  ),
  'own-membership': problem(409, 'Ingen ändrar sina egna roller.', 'Nobody changes their own roles.'),
  'subject-taken': problem(409, 'Inloggningen hör till någon annan.', 'This sign-in belongs to somebody else.'),
} satisfies Problems;

export const refuse = refusing(problems);
