import * as z from 'zod/mini';
import { amount, day, line, office, prose, slug } from '../../shared/fields.ts';
import { history, textsForgottenAt } from '../../shared/history.ts';
import { instant, list, stamps, stampsOnceStored, weighable } from '../../shared/resources.ts';
import { doneBy, reversed } from '../../shared/reversal/resources.ts';
import { spendingStatus } from './offers.ts';
import { fileFaults, mediaTypes } from './receipts/state.ts';
import { warnings as warningCodes } from './state.ts';

/** The schemas of what the pot answers. Amounts are whole öre, instants UTC. Pure. */
const ore = () => z.int();
/** What is still needed until it is decided. */
export const missingVotes = z.object({ heads: z.int(), otherOffice: z.boolean() });
const judgement = {
  headsNeeded: z.nullable(z.int()),
  missing: missingVotes,
};

export const tier = z.strictObject({
  upTo: z.nullable(amount()),
  heads: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  ownOffice: z.optional(z.boolean()),
});

export const receipt = z.strictObject({
  supplier: line(120),
  number: line(60),
  date: day(),
  total: z.optional(amount()),
});

/** What is proposed is to be answered by then (D6); `escalated`: it was not. */
const awaiting = { replyBy: z.optional(day()), escalated: z.optional(z.boolean()) };
/** How the last proposal ended that nobody adopted; it is there until there is another. */
const unadopted = <S extends Readonly<Record<string, z.ZodMiniType>>>(what: S) =>
  z.optional(z.extend(doneBy, { status: z.enum(['declined', 'withdrawn']), ...what }));

export const mandate = z.object({
  id: z.string(),
  number: z.int(),
  status: z.enum(['proposed', 'in-force', 'replaced', 'declined', 'withdrawn']),
  proposedBy: z.optional(office()),
  ...awaiting,
  /** How it ended where nobody adopted it. */
  ended: z.optional(doneBy),
  tiers: list(tier),
  splitWindowDays: z.int(),
  adoptions: list(z.object({ office: office(), person: z.string(), at: instant() })),
  inForceAt: z.optional(instant()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
});

const lineWish = { name: z.string(), amount: ore(), offices: list(office()), ends: z.optional(z.boolean()) };

export const budgetLine = z.object({
  id: slug(),
  name: z.string(),
  amount: ore(),
  reserved: ore(),
  paid: ore(),
  available: ore(),
  /** It takes no new requests. */
  retired: z.optional(z.boolean()),
  /** There is none any more. */
  removed: z.optional(z.boolean()),
  /** `version`: of what is proposed, for `If-Match`. */
  proposed: z.optional(z.object({ ...lineWish, ...awaiting, version: z.int() })),
  lastProposal: unadopted(lineWish),
});

export const officeAmount = z.object({ office: office(), amount: ore() });

/** `corrections` has what it was before each, oldest first; `pending` waits for a head of another office. */
export const contribution = z.object({
  id: z.string(),
  office: office(),
  amount: ore(),
  note: z.optional(z.string()),
  corrections: list(z.object({ at: instant(), was: ore(), reason: z.optional(z.string()) })),
  pending: z.optional(
    z.object({ amount: ore(), offices: list(office()), reason: z.optional(z.string()), ...awaiting }),
  ),
  lastProposal: unadopted({ amount: ore(), offices: list(office()) }),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
});

export const pot = z.object({
  id: z.literal('pot'),
  currency: z.literal('SEK'),
  contributed: ore(),
  reserved: ore(),
  paid: ore(),
  available: ore(),
  contributions: list(contribution),
  budgetLines: list(budgetLine),
  mandate: z.nullable(mandate),
  proposedMandate: z.optional(mandate),
  ...stampsOnceStored,
  ...weighable,
});

/** Who stands in for the head, and in `pending` who shall once a head of another office has confirmed it. */
export const deputy = z.object({
  id: office(),
  office: office(),
  person: z.optional(z.string()),
  from: z.optional(day()),
  to: z.optional(day()),
  pending: z.optional(z.object({ person: z.string(), from: day(), to: day(), ...awaiting })),
  lastProposal: unadopted({ person: z.string(), from: day(), to: day() }),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
});

export { spendingStatus };

/** An approval, or a refusal with its reason, of that version and amount. */
export const vote = z.object({
  office: office(),
  person: z.optional(z.string()),
  at: instant(),
  version: z.int(),
  amount: ore(),
  reason: z.optional(z.string()),
  /** Its voter no longer acts as a head of that office: it does not count. */
  lapsed: z.optional(z.boolean()),
});

export const supplement = z.object({
  amount: ore(),
  reason: z.optional(z.string()),
  replyBy: day(),
  ...judgement,
  approvals: list(vote),
  refusals: list(vote),
});

/** For whoever pays: a name has letters that look like another script's; it was paid to another than the payee. */
const warnings = z.optional(list(z.enum(warningCodes)));

export const receiptShown = z.object({
  supplier: z.string(),
  number: z.string(),
  date: day(),
  total: z.optional(ore()),
});

/** The file that belongs to it, which offices download; or why the last upload did not become it. */
export const receiptFile = z.object({
  upload: z.string(),
  at: instant(),
  bytes: z.int(),
  mediaType: z.enum(mediaTypes),
  keptUntil: day(),
});
export const receiptFileFault = z.object({ upload: z.string(), at: instant(), reason: z.enum(fileFaults) });
const filed = { file: z.optional(receiptFile), fileFault: z.optional(receiptFileFault) };

export const claim = z.object({
  id: z.string(),
  amount: ore(),
  receipt: receiptShown,
  status: z.enum(['open', 'paid', 'declined', 'withdrawn']),
  owner: office(),
  replyBy: day(),
  escalated: z.optional(z.boolean()),
  paid: z.optional(ore()),
  reason: z.optional(z.string()),
  declinedBy: z.optional(office()),
  ...filed,
  warnings,
  createdAt: instant(),
});

export const payout = z.object({
  id: z.string(),
  at: instant(),
  office: office(),
  amount: ore(),
  receipt: receiptShown,
  claim: z.optional(z.string()),
  ...filed,
  warnings,
  reversed: z.optional(reversed),
});

/** Money that came back. */
export const moneyBack = z.object({
  id: z.string(),
  at: instant(),
  office: office(),
  amount: ore(),
  reason: z.optional(z.string()),
  reversed: z.optional(reversed),
});

/** E11: who asks with the unit, and for what share; since when it consents. */
export const spendingPartner = z.object({
  unit: slug(),
  amount: ore(),
  consentedAt: z.optional(instant()),
  declinedAt: z.optional(instant()),
});

const requestFields = {
  id: z.string(),
  unit: slug(),
  budgetLine: slug(),
  amount: ore(),
  /** Absent once it is forgotten. */
  purpose: z.optional(prose(500)),
  neededBy: z.optional(day()),
  payee: z.optional(z.string()),
  /** Heads decide once all have consented. */
  partners: z.optional(list(spendingPartner)),
  /** The path, below the campaign, of what it pays for where that was asked for elsewhere: a print run. */
  for: z.optional(z.string()),
  status: spendingStatus,
  filer: z.optional(z.string()),
  owner: office(),
  replyBy: day(),
  escalated: z.optional(z.boolean()),
  ...judgement,
  approvals: list(vote),
  refusals: list(vote),
  heads: z.optional(z.int()),
  reservedAt: z.optional(instant()),
  expires: z.optional(day()),
  /** Who ended it, and may reopen it. */
  endedBy: z.optional(slug()),
  reminded: z.optional(z.boolean()),
  held: z.optional(z.boolean()),
  paid: ore(),
  outstanding: ore(),
  freed: ore(),
  paidBy: list(officeAmount),
  supplement: z.optional(supplement),
  payouts: list(payout),
  returns: list(moneyBack),
  claims: list(claim),
  openClaims: z.int(),
  warnings,
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
};

/** `claim` is there where the command was about one. */
export const spendingRequest = z.object({ ...requestFields, claim: z.optional(claim) });

/** One request with what has happened to it, oldest first. */
export const spendingRequestInFull = z.object({ ...requestFields, history: history(), ...weighable });

const posting = z.object({ account: z.string(), amount: ore() });

export const ledgerEntry = z.object({
  seq: z.int(),
  at: instant(),
  /** What happened, in the reader’s language. */
  text: z.string(),
  actor: z.string(),
  event: z.string(),
  subject: z.string(),
  request: z.optional(z.string()),
  postings: list(posting),
  hash: z.string(),
  previousHash: z.string(),
});

export const ledgerVerification = z.object({
  entries: z.int(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  balanced: z.boolean(),
  matchesBalances: z.boolean(),
  /** How often the offices were told where the ledger ends. */
  anchors: z.int(),
  /** The first time that they were told something else. */
  contradicted: z.optional(z.object({ seq: z.int(), at: instant(), notice: z.string(), offices: list(office()) })),
});

export const settlementShare = z.object({
  office: office(),
  contributed: ore(),
  paid: ore(),
  share: ore(),
  settled: ore(),
  balance: ore(),
});
const shares = list(settlementShare);
const between = { from: office(), to: office(), amount: ore() };
export const settlementDue = z.object({ total: ore(), offices: shares, transfers: list(z.object(between)) });

/** `voucher` is the number under which an office's books have it. */
const booked = { at: instant(), voucher: z.int() };
export const reversedEntry = z.extend(reversed, booked);
export const settledTransfer = z.object({
  id: z.string(),
  ...between,
  paid: z.boolean(),
  payments: list(z.object({ day: day(), ...booked, reversed: z.optional(reversedEntry) })),
});
export const settlement = z.object({
  id: z.string(),
  number: z.int(),
  total: ore(),
  offices: shares,
  transfers: list(settledTransfer),
  voucher: z.int(),
  /** D6: by when its transfers are paid. */
  replyBy: z.optional(day()),
  escalated: z.optional(z.boolean()),
  reversed: z.optional(reversedEntry),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
});
