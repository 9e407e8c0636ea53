import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { office } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { ledgerEntry, ledgerVerification, settlement } from '../resources.ts';

/** The books: what happened to the money, whether that is whole, and who owes whom. Pure. */
const path = '/campaigns/{campaign}/pot';
const offices = { see: 'offices', act: 'offices', refusals: [] } as const;

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const contract = {
  listLedger: {
    ...offices,
    route: `GET ${path}/ledger`,
    summary: 'List the ledger, oldest first',
    description: 'Postings of an entry sum to zero; `seq` has no gaps; each entry holds the hash of the one before.',
    query: paging,
    result: listOf(ledgerEntry),
    example: {
      result: {
        items: [
          {
            seq: 1,
            at: '2026-08-01T08:00:00.000Z',
            actor: 'district-head',
            event: 'ContributionMade',
            subject: 'pot',
            postings: [
              { account: 'contributed:district', amount: -40_000_000 },
              { account: 'available', amount: 40_000_000 },
            ],
            hash,
            previousHash: '0'.repeat(64),
          },
        ],
      },
    },
  },
  verifyLedger: {
    ...offices,
    route: `GET ${path}/ledger/verification`,
    summary: 'Replay the ledger and compare it with the balances',
    result: ledgerVerification,
    example: { result: { entries: 12, head: { seq: 12, hash }, balanced: true, matchesBalances: true } },
  },
  settle: {
    ...offices,
    route: `GET ${path}/settlement`,
    summary: 'Who has paid what, and who owes whom',
    description: 'Each office bears its share by contribution, exact to the öre, in the fewest transfers.',
    result: settlement,
    example: {
      result: {
        total: 900,
        offices: [
          { office: 'district', contributed: 400, paid: 900, share: 400, balance: 500 },
          { office: 'city-hall', contributed: 300, paid: 0, share: 300, balance: -300 },
          { office: 'county-council', contributed: 200, paid: 0, share: 200, balance: -200 },
        ],
        transfers: [
          { from: 'city-hall', to: 'district', amount: 300 },
          { from: 'county-council', to: 'district', amount: 200 },
        ],
      },
    },
  },
  exportSie: {
    ...offices,
    route: `GET ${path}/ledger.sie`,
    summary: 'Export an office’s payouts, returns and settlement as SIE 4I',
    description: 'CP437, balanced vouchers. The accounts are in the settings.',
    query: { office: office() },
    result: z.string(),
    produces: 'application/octet-stream',
    example: { result: '#FLAGGA 0…' },
  },
} as const satisfies Contract;
