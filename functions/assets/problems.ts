import { type Fault, problem, problemOfInput, type Problems, refusing, text } from '../../shared/problems.ts';

/** What the rules of bikes, cabins and other assets say no with, beside what is generic. Pure. */
export const problems = {
  'asset-in-use': problemOfInput(409, 'Den är bokad som det slag den är.', 'It is booked as the kind it is.'),
  'already-booked': problemOfInput(409, 'Den är redan bokad.', 'It is booked already.'),
  'out-of-order': problemOfInput(409, 'Den går inte att använda då.', 'It cannot be used then.'),
  'none-free': problemOfInput(409, 'Ingen är ledig.', 'None is free.'),
  'too-long': problemOfInput(409, 'Det är för länge.', 'That is too long.'),
  'over-month-limit': problemOfInput(409, 'Det blir för mycket den månaden.', 'That is too much in that month.'),
  'cabin-needs-crew': problemOfInput(409, 'Valstugan är inte bemannad.', 'The cabin is not staffed.'),
  'too-many-defects': problem(409, 'Den har för många felanmälningar.', 'Too many defects are reported of it.'),
} satisfies Problems;

export const refuse = refusing(problems);

/** What can be wrong with its fields and with no other. */
export const faults = {
  retired: { code: 'retired', detail: text('Den lånas inte längre ut.', 'It is lent out no more.') },
  outsideBooking: {
    code: 'outside-booking',
    detail: text('Dagen ligger utanför bokningen.', 'The day lies outside the booking.'),
  },
} satisfies Readonly<Record<string, Fault>>;
