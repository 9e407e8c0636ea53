import { type Fault, problem, problemOfInput, type Problems, refusing, text } from '../../shared/problems.ts';

/** What the rules of staff say no with, beside what is generic. Pure. */
export const problems = {
  'position-too-small': problemOfInput(
    409,
    'En anställning på mindre än 50 % blir dåligt ledd.',
    'An employment of less than 50 % is badly supervised.',
  ),
  'share-too-small': problemOfInput(
    409,
    'En förening får minst 50 % av en befattning, ensam eller ihop med grannar.',
    'An association gets at least 50 % of a position, alone or together with neighbours.',
  ),
  'over-allocated': problemOfInput(409, 'Befattningen räcker inte.', 'The position has not that much left.'),
  'position-in-use': problem(409, 'Befattningen har tilldelningar.', 'The position has allocations.'),
  'too-many-allocations': problem(409, 'Befattningen har för många tilldelningar.', 'The position has too many parts.'),
  'request-closed': problem(409, 'Begäran är inte öppen.', 'The request is not open.'),
  'outside-period': problemOfInput(
    409,
    'Tiden ligger utanför befattningens eller begärans.',
    'The period lies outside that of the position or of the request.',
  ),
  'exceeds-request': problemOfInput(409, 'Mer än det som begärts.', 'More than what was asked for.'),
  'plan-too-large': problem(409, 'Planen är för stor.', 'The plan is too large.'),
} satisfies Problems;

export const refuse = refusing(problems);

/** What can be wrong with its fields and with no other. */
export const faults = {
  outsidePosition: {
    code: 'outside-position',
    detail: text('Dagen ligger utanför befattningens tid.', 'The day lies outside the position’s period.'),
  },
  sum: { code: 'sum', detail: text('Delarna blir tillsammans något annat.', 'The parts add up to something else.') },
  neighbourGroup: {
    code: 'neighbour-group',
    detail: text(
      'Föreningarna hör inte till en och samma granngrupp.',
      'The associations are not of one neighbour group.',
    ),
  },
  ownWords: {
    code: 'own-words',
    detail: text('Anteckningen är deras egna ord.', 'The note is in their own words.'),
  },
  oneOrSeveral: {
    code: 'one-or-several',
    detail: text('Antingen en tilldelning, hel, eller en lista.', 'Either one allocation, whole, or a list.'),
  },
} satisfies Readonly<Record<string, Fault>>;
