import { type Naming, ownName } from '../../shared/called.ts';
import { isUnitId } from '../../shared/ids.ts';
import { kronor, type Ore } from '../../shared/money.ts';
import { text } from '../../shared/problems.ts';
import { unitCalled } from '../../shared/words.ts';
import { lineCalled } from './called.ts';
import type { Pot, SpendingRequest } from './state.ts';
import { partition, requestSk } from './store.ts';

const asked = (amount: Ore, line: string, unit: string) =>
  text(
    `${kronor(amount)} ur posten ${lineCalled(line)}: ${unitCalled(unit)}`,
    `${kronor(amount, 'en')} from the budget line ${lineCalled(line)}: ${unitCalled(unit)}`,
  );

/** Where sentences find the names of things (shared/called.ts). */
export const called: Readonly<Record<string, Naming>> = {
  'budget-line': {
    at: (campaign) => ({ pk: partition(campaign), sk: 'pot' }),
    name: (item, id) => ownName((item as unknown as Pot).lines[id]?.name),
    gone: text('som är borttagen', 'that was removed'),
  },
};

/** Where notices find what they are about. */
export const titled: Readonly<Record<string, Naming>> = {
  'spending-request': {
    at: (campaign, id) => (isUnitId(id) ? { pk: partition(campaign), sk: requestSk(id) } : undefined),
    name: (item) => {
      const { amount, budgetLine, unit } = item as unknown as SpendingRequest;
      return asked(amount, budgetLine, unit);
    },
    gone: text('pengar ur potten', 'money from the pot'),
  },
};
