import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, weighed } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { settlement, settlementDue } from '../resources.ts';

/** Who owes whom, and what becomes of that. Pure. */
const path = '/campaigns/{campaign}/pot';
const one = `${path}/settlements/{settlement}` as const;
const payment = `${one}/transfers/{transfer}/payment` as const;
const offices = { see: 'offices', act: 'offices' } as const;
const receiver = { ...offices, actors: 'those of the office that the transfer is to' } as const;
const shown = { result: settlement, example: { result: example.settlement } } as const;
const takenBack = {
  body: reasonGiven,
  result: settlement,
  example: { body: { reason: 'Beloppet kom aldrig.' }, result: example.settlement },
} as const;

export const contract = {
  settle: {
    ...offices,
    route: `GET ${path}/settlement`,
    summary: 'Who has paid what, and who owes whom',
    description:
      'Each office bears its share by contribution, exact to the öre, in the fewest transfers. `settled` is what settlements have covered already, and is not in `balance` and `transfers`: these are what the next one would be.',
    result: settlementDue,
    refusals: [],
    example: { result: example.settlementDue },
  },
  makeSettlement: {
    ...offices,
    ...shown,
    route: `POST ${path}/settlements`,
    summary: 'Settle what no earlier settlement covers',
    description:
      'D7: it is fixed from then on, an entry of the ledger and a voucher in the offices’ books. What is paid, returned, contributed or corrected later is in the next one.',
    status: 201,
    query: weighed,
    refusals: ['nothing-to-settle'],
  },
  listSettlements: {
    ...offices,
    route: `GET ${path}/settlements`,
    summary: 'List the settlements, newest first',
    query: paging,
    result: listOf(settlement),
    refusals: [],
    example: { result: { items: [example.settlement] } },
  },
  showSettlement: { ...offices, ...shown, route: `GET ${one}`, summary: 'Show a settlement', refusals: [] },
  payTransfer: {
    ...receiver,
    route: `POST ${payment}`,
    summary: 'Say that the money of a transfer has come',
    description: '`day` is when it came, today where it is left out.',
    bodyOptional: true,
    body: z.strictObject({ day: z.optional(day()) }),
    result: settlement,
    decisive: { TransferPaid: true },
    refusals: ['wrong-status'],
    example: { body: { day: '2026-09-20' }, result: example.settlement },
  },
  reversePayment: {
    ...receiver,
    ...takenBack,
    route: `POST ${payment}/reversal`,
    summary: 'Take back that the money of a transfer has come',
    description: 'The transfer waits for its payment again.',
    refusals: ['wrong-status'],
  },
  reverseSettlement: {
    ...offices,
    ...takenBack,
    route: `POST ${one}/reversal`,
    summary: 'Reverse a settlement',
    description:
      'While none of its transfers is paid: else `rests-on`, with their ids. What it covered is in the next one.',
    decisive: { SettlementReversed: true },
    refusals: ['rests-on'],
  },
} as const satisfies Contract;
