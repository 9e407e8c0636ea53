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
  adoptions: [{ office: 'district', person: 'district-head', at: '2026-08-01T08:00:00.000Z' }],
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
    { office: 'district', amount: 40_000_000 },
    { office: 'city-hall', amount: 30_000_000 },
    { office: 'county-council', amount: 20_000_000 },
  ],
  budgetLines: [budgetLine],
  mandate,
  ...stamps,
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
  filer: 'association-solna',
  owner: 'city-hall',
  replyBy: '2026-08-08',
  headsNeeded: 2,
  missing: { heads: 0, otherOffice: false },
  approvals: [
    { office: 'district', person: 'district-head', at: '2026-08-04T08:00:00.000Z', version: 1, amount: 1_200_000 },
    { office: 'city-hall', person: 'city-hall-head', at: '2026-08-04T09:30:00.000Z', version: 2, amount: 1_200_000 },
  ],
  refusals: [],
  heads: 2,
  reservedAt: '2026-08-04T09:30:00.000Z',
  expires: '2026-10-19',
  paid: 0,
  outstanding: 1_200_000,
  freed: 0,
  paidBy: [],
  openClaims: 0,
  ...stamps,
} as const;

export const requestInFull = {
  ...request,
  claims: [{ id: '01J52C', amount: 1_200_000, receipt, status: 'open', createdAt: '2026-08-20T12:00:00.000Z' }],
  history: [
    {
      id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
      at: '2026-08-03T08:00:00.000Z',
      actor: 'association-solna',
      event: 'SpendingRequested',
      data: { amount: 1_200_000, budgetLine: 'publicity' },
    },
  ],
} as const;
