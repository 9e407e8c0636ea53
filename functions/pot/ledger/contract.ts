import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, line, office } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { ledgerEntry, ledgerVerification } from '../resources.ts';

/** The books: what happened to the money, and whether that is whole. Pure. */
const path = '/campaigns/{campaign}/pot';
const offices = { see: 'offices', act: 'offices', refusals: [] } as const;

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** As it is listed. */
export const ledgerOrder = z.enum(['newest', 'oldest']);

export const contract = {
  listLedger: {
    ...offices,
    route: `GET ${path}/ledger`,
    summary: 'List the ledger, newest first',
    description:
      'Postings of an entry sum to zero; `seq` has no gaps; each entry holds the hash of the one before. `order=oldest` lists it as it was made. `q`: a number, an amount in kronor, or words that are all found in what an entry is about (unit, budget line and office by id or name, payee, supplier, number of a receipt). `from` and `to` are days, both included. With these a page may be shorter than `limit`: there is more as long as there is a `next`.',
    query: {
      ...paging,
      order: z._default(ledgerOrder, 'newest'),
      q: z.optional(line(100)),
      from: z.optional(day()),
      to: z.optional(day()),
    },
    result: listOf(ledgerEntry),
    example: {
      result: {
        items: [
          {
            seq: 1,
            at: '2026-08-01T08:00:00.000Z',
            text: 'Distriktskansliet har skjutit till 400 000 kr till den gemensamma potten.',
            actor: '01M83Y8C5VHEAD000000000001',
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
    summary: 'Replay the ledger, and compare it with the balances and with what the offices were told',
    result: ledgerVerification,
    example: { result: { entries: 12, head: { seq: 12, hash }, balanced: true, matchesBalances: true, anchors: 3 } },
  },
  exportSie: {
    ...offices,
    route: `GET ${path}/ledger.sie`,
    summary: 'Export an office’s vouchers as SIE 4I: payouts, returns, settlements',
    description:
      'CP437, balanced vouchers on the accounts of the settings. An export changes nothing: a voucher’s number is that of its ledger entry, and its day never changes. `from` and `to`, both included, leave the vouchers of those days, so that periods that adjoin have each once. SIE 4I holds vouchers alone; balances are the accounting program’s.',
    query: { office: office(), from: z.optional(day()), to: z.optional(day()) },
    result: z.string(),
    produces: 'application/octet-stream',
    example: { result: '#FLAGGA 0…' },
  },
} as const satisfies Contract;
