import { contract as funds } from './funds/contract.ts';
import { contract as ledger } from './ledger/contract.ts';
import { contract as payments } from './payments/contract.ts';
import { contract as requests } from './requests/contract.ts';
import { potSettings } from './offers.ts';
import { potEvents } from './events.ts';
import { problems } from './problems.ts';
import { stored } from './store.ts';
import { potTexts } from './texts.ts';
import { announce } from './words.ts';

/** The joint pot (D7, D8). */
export const name = 'pot';
export const functions = [
  {
    name: 'pot',
    about:
      'The joint pot: contributions, budget lines, the mandate, spending requests from filing to payment, the ledger.',
    rooms: { requests, payments },
  },
  { name: 'pot-funds', tag: 'pot', rooms: { funds, ledger } },
] as const;
export const jobs = [
  {
    name: 'pot-jobs',
    entry: 'jobs.ts',
    description: 'looks at the ledger, and reminds, escalates and closes what is overdue in the pot',
    when: { dailyAt: 6 },
  },
] as const;
export const events = { pot: potEvents };
export const texts = { pot: { texts: potTexts, stored } };
export const sentences = { pot: announce };
export const settings = {
  name: 'pot',
  schema: potSettings,
  defaults:
    '`pot.replyByDays` 5, `pot.splitWindowDays` 30, `pot.accounts` bank 1930, receivable 1680, payable 2890, otherCost 6990',
  example: { replyByDays: 5, splitWindowDays: 30 },
};
export const parameters = { line: { description: 'Id of a budget line.', example: 'ads' } };
export { problems };
