/** What the API page shows: a yard party in Solna with 1 000 kronor to spread it. Pure. */
const event = '01M83Y8C5VKN9V3T2F4F6W6Q1D';

export const suggestions = {
  event,
  population: 1_000_000,
  budget: 100_000,
  planned: [
    {
      publication: '01M83Y8C5VKN9V3T2F4F6W6Q1P',
      channel: 'fb-district',
      at: '2026-08-20T18:00',
      status: 'accepted',
      isMeasured: false,
      reach: 1080,
      overlap: 0,
      newly: 1080,
      reached: 1080,
    },
  ],
  boosted: [],
  publications: [
    {
      channel: 'newsletter',
      at: '2026-08-17T09:00',
      language: 'sv',
      audience: 5200,
      rate: 0.35,
      assumedRate: 0.35,
      measured: 0,
      reach: 1820,
      overlap: 2,
      newly: 1818,
      reached: 2898,
    },
  ],
  boosts: [
    {
      channel: 'fb-district',
      amount: 100_000,
      pricePerThousand: 6250,
      measured: 0,
      reach: 15_748,
      overlap: 169,
      newly: 15_579,
      reached: 18_477,
      marginalCost: 7,
      costPerPerson: 7,
    },
  ],
  leftOut: [{ channel: 'x-county-council', why: 'declined' }],
  spent: 100_000,
  left: 0,
  reached: 18_477,
} as const;

export const ranking = {
  by: 'event',
  rows: [
    {
      key: event,
      title: 'Gårdsfest i Hagalund',
      figures: 1,
      missing: 0,
      cost: 300_000,
      reach: 450,
      hours: 36,
      reachPerHour: 12.5,
      costPerPerson: 667,
    },
  ],
  more: 0,
  correlation: { events: 1, rho: null },
} as const;

const figures = {
  events: 1,
  published: 1,
  reach: 450,
  publications: 2,
  visits: 1,
  boosts: 1,
  boostMoney: 50_000,
} as const;
export const coverage = {
  perRing: [
    { ring: 'inner', associations: 1, without: 0, ...figures },
    {
      ring: 'outer',
      associations: 1,
      without: 1,
      events: 0,
      published: 0,
      reach: 0,
      publications: 0,
      visits: 0,
      boosts: 0,
      boostMoney: 0,
    },
  ],
  perAssociation: [{ unit: 'solna', name: 'Solna', ring: 'inner', ...figures }],
  average: [{ ring: 'inner', associations: 1, ...figures }],
} as const;
