import { problem, type Problems, refusing } from '../../shared/problems.ts';

/** What the rules of letters say no with, beside what is generic. Pure. */
export const problems = {
  'somebody-must-know': problem(
    409,
    'Någon måste få veta vad som ska beslutas.',
    'Somebody must know what is to be decided.',
  ),
} satisfies Problems;

export const refuse = refusing(problems);
