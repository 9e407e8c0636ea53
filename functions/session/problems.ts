import { problem, type Problems, refusing } from '../../shared/problems.ts';

/** What a session is refused with, beside what is generic. Pure. */
export const problems = {
  'not-same-origin': problem(
    403,
    'Det här får bara Valsams egna sidor fråga.',
    'Only pages of Valsam itself may ask this.',
  ),
  'sign-in-refused': problem(
    403,
    'Inloggningen gick inte att slutföra. Logga in igen.',
    'The sign-in could not be completed. Sign in again.',
  ),
} satisfies Problems;

export const refuse = refusing(problems);
