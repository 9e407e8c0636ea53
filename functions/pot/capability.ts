import { acting } from './acting.ts';
import { waiting } from './agenda.ts';
import { contract as deputies } from './deputies/contract.ts';
import { contract as funds } from './funds/contract.ts';
import { contract as joint } from './joint/contract.ts';
import { contract as ledger } from './ledger/contract.ts';
import { contract as payments } from './payments/contract.ts';
import { contract as proposals } from './proposals/contract.ts';
import { contract as receipts } from './receipts/contract.ts';
import { contract as requests } from './requests/contract.ts';
import { contract as settlements } from './settlements/contract.ts';
import { contract as terms } from './terms/contract.ts';
import { potSettings } from './offers.ts';
import { directory } from './directory.ts';
import { potEvents } from './events.ts';
import { traces } from './people.ts';
import { problems } from './problems.ts';
import { found, stored } from './store.ts';
import { potTexts } from './texts.ts';
import { announce } from './words.ts';
import { called, titled } from './naming.ts';

/** The joint pot (D7, D8). */
export const name = 'pot';
export const functions = [
  {
    name: 'pot',
    about:
      'The joint pot: contributions, budget lines, the mandate, spending requests from filing to payment, the ledger.',
    rooms: { requests },
    weighs: { joint, payments },
    of: ['called'],
  },
  { name: 'pot-payments', tag: 'pot', rooms: { joint, payments } },
  {
    name: 'pot-funds',
    tag: 'pot',
    rooms: { deputies, funds, proposals, terms },
    // With its first mandate in force a campaign has begun.
    writes: { puts: ['*#pot', 'campaigns'] },
  },
  { name: 'pot-settlements', tag: 'pot', rooms: { settlements } },
  // What signs for S3 is as large as everything else together; it stores nothing, what was accepted the check does.
  { name: 'pot-receipts', tag: 'pot', rooms: { receipts }, heavy: true, signs: 'receipts-check', writes: {} },
  // Apart, since it writes nothing at all.
  { name: 'pot-ledger', tag: 'pot', rooms: { ledger } },
] as const;
export const workers = [
  {
    name: 'receipts-check',
    entry: 'receipts/check.ts',
    description: 'checks the files of receipts, and takes out of pictures what cameras wrote',
    // Nobody waits for its start.
    heavy: true,
    memoryMegabytes: 1024,
  },
] as const;
export const jobs = [
  {
    name: 'pot-jobs',
    entry: 'jobs.ts',
    description:
      'looks at the ledger, and reminds, escalates and closes what is overdue in the pot, proposals and settlements included',
    when: { dailyAt: 6 },
  },
] as const;
export const events = { pot: potEvents };
export const texts = { pot: { texts: potTexts, stored, found } };
export { called, titled };
export const sentences = { pot: announce };
export const settings = {
  name: 'pot',
  schema: potSettings,
  defaults:
    '`pot.replyByDays` 5, `pot.splitWindowDays` 30, `pot.transferDays` 30, `pot.accounts` bank 1930, receivable 1680, payable 2890, otherCost 6990',
  example: { replyByDays: 5, splitWindowDays: 30 },
};
export const parameters = {
  contribution: { description: 'Id of a contribution.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1C' },
  line: { description: 'Id of a budget line.', example: 'ads' },
  receiptOf: {
    description: 'Id of the claim or the payout that it belongs to.',
    example: '01J52CQ7Z0W7E6R5T4Y3V2B1N0',
  },
  settlement: { description: 'Number of a settlement.', example: '1' },
  transfer: { description: 'Number of a transfer within its settlement.', example: '1' },
};
export { acting };
export { waiting };
export { traces };
export { problems };
export { directory };
