import { called } from '../../shared/called.ts';
import { text } from '../../shared/problems.ts';
import { type Titles, unitCalled } from '../../shared/words.ts';

/** What sentences call budget lines, and what of the pot a notice is about. Pure. */
export const lineCalled = (line: string): string => called('budget-line', line);

const both = (name: string) => text(name, name);
export const titles: Titles = {
  pot: () => text('den gemensamma potten', 'the joint pot'),
  'pot/requests': (id) => both(called('spending-request', id)),
  'pot/budget-lines': (id) => text(`posten ${lineCalled(id)}`, `the budget line ${lineCalled(id)}`),
  'pot/mandates': (number) => text(`mandat ${number}`, `mandate ${number}`),
  'pot/settlements': (number) => text(`avräkning ${number} av potten`, `settlement ${number} of the pot`),
  'pot/deputies': (office) => text(`ställföreträdare: ${unitCalled(office)}`, `the deputy of ${unitCalled(office)}`),
  'pot/ledger': () => text('pottens bokföring', 'the pot’s ledger'),
};
