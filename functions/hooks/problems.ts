import { problem, type Problems, refusing } from '../../shared/problems.ts';

/** What the rules of hooks say no with, beside what is generic. Pure. */
export const problems = {
  'too-many-hooks': problem(409, 'Kansliet har redan för många anrop.', 'The office has too many hooks already.'),
} satisfies Problems;

export const refuse = refusing(problems);
