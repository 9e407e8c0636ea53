import { problem, problemOfInput, type Problems, refusing } from '../../shared/problems.ts';

/** What the rules of material say no with, beside what is generic. Pure. */
export const problems = {
  'below-zero': problemOfInput(409, 'Så mycket finns inte i lagret.', 'There is not so much in stock.'),
  'insufficient-stock': problem(409, 'Lagret räcker inte.', 'There is not enough in stock.'),
  'over-ration': problemOfInput(409, 'Mer än föreningens ranson.', 'More than the association’s ration.'),
  'too-late': problem(409, 'Det är för sent att trycka mer.', 'It is too late to print more.'),
  'nothing-available': problem(409, 'Inget av det går att leverera.', 'Nothing of it can be delivered.'),
  'order-too-large': problemOfInput(409, 'Beställningen är för stor.', 'The order is too large.'),
  'not-valid': problemOfInput(409, 'Det gäller inte nu.', 'It is not valid now.'),
  'exceeds-held': problemOfInput(409, 'Mer än det som är undanlagt.', 'More than what is kept for it.'),
} satisfies Problems;

export const refuse = refusing(problems);
