/** What the API page shows: one spending of Solna, from the 2018 campaign's figures. Pure. */
const stamps = { version: 3, createdAt: '2026-08-03T08:00:00.000Z', updatedAt: '2026-08-04T09:30:00.000Z' };

export const mandate = {
  id: '1',
  number: 1,
  status: 'in-force',
  tiers: [
    { upTo: 500_000, heads: 1 },
    { upTo: 5_000_000, heads: 2 },
    { upTo: null, heads: 3 },
  ],
  splitWindowDays: 30,
  adoptions: [{ office: 'district', person: '01M83Y8C5VHEAD000000000001', at: '2026-08-01T08:00:00.000Z' }],
  inForceAt: '2026-08-01T10:00:00.000Z',
  ...stamps,
} as const;

export const budgetLine = {
  id: 'publicity',
  name: 'Publicitet',
  amount: 25_000_000,
  reserved: 1_200_000,
  paid: 0,
  available: 23_800_000,
} as const;

export const pot = {
  id: 'pot',
  currency: 'SEK',
  contributed: 90_000_000,
  reserved: 1_200_000,
  paid: 0,
  available: 88_800_000,
  contributions: [
    { id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N1', office: 'district', amount: 40_000_000, corrections: [], ...stamps },
    { id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N2', office: 'city-hall', amount: 30_000_000, corrections: [], ...stamps },
    { id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N3', office: 'county-council', amount: 20_000_000, corrections: [], ...stamps },
  ],
  budgetLines: [budgetLine],
  mandate,
  ...stamps,
} as const;

const dueShares = [
  { office: 'district', contributed: 400, paid: 900, share: 400, settled: 0, balance: 500 },
  { office: 'city-hall', contributed: 300, paid: 0, share: 300, settled: 0, balance: -300 },
  { office: 'county-council', contributed: 200, paid: 0, share: 200, settled: 0, balance: -200 },
] as const;
export const settlementDue = {
  total: 900,
  offices: dueShares,
  transfers: [
    { from: 'city-hall', to: 'district', amount: 300 },
    { from: 'county-council', to: 'district', amount: 200 },
  ],
} as const;
const payment = { day: '2026-09-20', at: '2026-09-21T08:00:00.000Z', voucher: 43 } as const;
export const settlement = {
  id: '1',
  number: 1,
  total: 900,
  offices: dueShares,
  transfers: [
    { id: '1', ...settlementDue.transfers[0], paid: true, payments: [payment] },
    { id: '2', ...settlementDue.transfers[1], paid: false, payments: [] },
  ],
  voucher: 42,
  version: 2,
  createdAt: '2026-09-16T08:00:00.000Z',
  updatedAt: '2026-09-21T08:00:00.000Z',
} as const;

export const receipt = { supplier: 'Lokaltidningen AB', number: '4711', date: '2026-08-20' } as const;

export const request = {
  id: 'solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
  unit: 'solna',
  budgetLine: 'publicity',
  amount: 1_200_000,
  purpose: 'Annonser i lokaltidningen inför valdagen',
  neededBy: '2026-08-20',
  payee: 'Lokaltidningen AB',
  status: 'reserved',
  filer: '01M83Y8C5VMEMBER0000000001',
  owner: 'city-hall',
  replyBy: '2026-08-08',
  headsNeeded: 2,
  missing: { heads: 0, otherOffice: false },
  approvals: [
    {
      office: 'district',
      person: '01M83Y8C5VHEAD000000000001',
      at: '2026-08-04T08:00:00.000Z',
      version: 1,
      amount: 1_200_000,
    },
    {
      office: 'city-hall',
      person: '01M83Y8C5VHEAD000000000002',
      at: '2026-08-04T09:30:00.000Z',
      version: 2,
      amount: 1_200_000,
    },
  ],
  refusals: [],
  heads: 2,
  reservedAt: '2026-08-04T09:30:00.000Z',
  expires: '2026-10-19',
  paid: 0,
  outstanding: 1_200_000,
  freed: 0,
  paidBy: [],
  payouts: [],
  returns: [],
  claims: [],
  openClaims: 0,
  ...stamps,
} as const;

/** Another association asks with it, and has not consented yet. */
export const jointRequest = {
  ...request,
  partners: [{ unit: 'nacka', amount: 400_000 }],
  status: 'submitted',
  approvals: [],
} as const;

export const claim = {
  id: '01J52CQ7Z0W7E6R5T4Y3V2B1N0',
  amount: 1_200_000,
  receipt,
  status: 'open',
  owner: 'city-hall',
  replyBy: '2026-08-25',
  createdAt: '2026-08-20T12:00:00.000Z',
} as const;
/** With a receipt handed in. */
export const claimed = { ...request, claims: [claim], openClaims: 1, claim } as const;

export const payout = {
  id: '01J52D3K5M7E6R5T4Y3V2B1N0Q',
  at: '2026-08-21T09:00:00.000Z',
  office: 'district',
  amount: 1_200_000,
  receipt,
} as const;
/** All of it paid. */
export const paid = {
  ...request,
  paid: 1_200_000,
  outstanding: 0,
  paidBy: [{ office: 'district', amount: 1_200_000 }],
  payouts: [payout],
} as const;

export const requestInFull = {
  ...request,
  claims: [claim],
  openClaims: 1,
  history: [
    {
      id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
      at: '2026-08-03T08:00:00.000Z',
      actor: '01M83Y8C5VMEMBER0000000001',
      event: 'SpendingRequested',
      data: { amount: 1_200_000, budgetLine: 'publicity' },
    },
  ],
} as const;
