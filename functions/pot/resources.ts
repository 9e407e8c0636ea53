import * as z from 'zod/mini';
import { amount, day, line, office, prose, slug } from '../../shared/fields.ts';
import { history, textsForgottenAt } from '../../shared/history.ts';
import { instant, list, stamps, stampsOnceStored } from '../../shared/resources.ts';
import { spendingStatus } from './offers.ts';

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

export const mandate = z.object({
  id: z.string(),
  number: z.int(),
  status: z.enum(['proposed', 'in-force', 'replaced']),
  tiers: list(tier),
  splitWindowDays: z.int(),
  adoptions: list(z.object({ office: office(), person: z.string(), at: instant() })),
  inForceAt: z.optional(instant()),
  ...stamps,
});

export const budgetLine = z.object({
  id: slug(),
  name: z.string(),
  amount: ore(),
  reserved: ore(),
  paid: ore(),
  available: ore(),
  proposed: z.optional(z.object({ name: z.string(), amount: ore(), offices: list(office()) })),
});

export const officeAmount = z.object({ office: office(), amount: ore() });

export const pot = z.object({
  id: z.literal('pot'),
  currency: z.literal('SEK'),
  contributed: ore(),
  reserved: ore(),
  paid: ore(),
  available: ore(),
  contributions: list(officeAmount),
  budgetLines: list(budgetLine),
  mandate: z.nullable(mandate),
  proposedMandate: z.optional(mandate),
  ...stampsOnceStored,
});

export const deputy = z.object({
  id: office(),
  office: office(),
  person: z.string(),
  from: day(),
  to: day(),
  ...stamps,
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
});

export const supplement = z.object({
  amount: ore(),
  reason: z.optional(z.string()),
  replyBy: day(),
  ...judgement,
  approvals: list(vote),
  refusals: list(vote),
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
  reminded: z.optional(z.boolean()),
  paid: ore(),
  outstanding: ore(),
  freed: ore(),
  paidBy: list(officeAmount),
  supplement: z.optional(supplement),
  openClaims: z.int(),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
};

export const claim = z.object({
  id: z.string(),
  amount: ore(),
  receipt: z.object({ supplier: z.string(), number: z.string(), date: day(), total: z.optional(ore()) }),
  status: z.enum(['open', 'paid', 'declined']),
  paid: z.optional(ore()),
  reason: z.optional(z.string()),
  createdAt: instant(),
  textsForgottenAt: textsForgottenAt(),
});

/** `claim` is there where the command was about one. */
export const spendingRequest = z.object({ ...requestFields, claim: z.optional(claim) });

/** One request with its claims and what has happened to it, oldest first. */
export const spendingRequestInFull = z.object({
  ...requestFields,
  claims: list(claim),
  history: history(),
});

const posting = z.object({ account: z.string(), amount: ore() });

export const ledgerEntry = z.object({
  seq: z.int(),
  at: instant(),
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
});

export const settlement = z.object({
  total: ore(),
  offices: list(z.object({ office: office(), contributed: ore(), paid: ore(), share: ore(), balance: ore() })),
  transfers: list(z.object({ from: office(), to: office(), amount: ore() })),
});
