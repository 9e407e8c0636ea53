import { type Fault, problemOfInput, type Problems, refusing, text } from '../../shared/problems.ts';

/** What the rules of candidates and visits say no with, beside what is generic. Pure. */
export const problems = {
  'candidate-not-free': problemOfInput(409, 'Kandidaten är inte ledig då.', 'The candidate is not free then.'),
  'candidate-booked': problemOfInput(
    409,
    'Kandidaten har redan ett besök då.',
    'The candidate has a visit then already.',
  ),
  'candidate-week-full': problemOfInput(
    409,
    'Kandidaten tar inte fler besök den veckan.',
    'The candidate takes no more visits in that week.',
  ),
} satisfies Problems;

export const refuse = refusing(problems);

/** What can be wrong with its fields and with no other. */
export const faults = {
  retired: {
    code: 'retired',
    detail: text('Kandidaten tar inte emot fler besök.', 'The candidate takes no more visits.'),
  },
} satisfies Readonly<Record<string, Fault>>;
