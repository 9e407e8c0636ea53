import { problem, type Problems, refusing } from '../../shared/problems.ts';

/** What the rules of letters say no with, beside what is generic. Pure. */
export const problems = {
  'somebody-must-know': problem(
    409,
    'Någon måste få veta vad som ska beslutas.',
    'Somebody must know what is to be decided.',
  ),
  'too-many-devices': problem(
    409,
    'Du har redan notiser på så många enheter som går.',
    'Word is pushed to as many of your devices as may be already.',
  ),
} satisfies Problems;

export const refuse = refusing(problems);
