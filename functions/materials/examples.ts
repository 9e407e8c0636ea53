/** What the API page shows: a folder with its Somali edition, a small pack, Solna's order, and a print run. Pure. */
const stamps = { version: 1, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-01T08:00:00.000Z' };
const ulid = '01M83Y8C5VKN9V3T2F4F6W6Q1E';

const about = {
  name: 'Election platform, short version',
  kind: 'folder',
  leadTimeDays: 14,
  orderDeadline: '2026-08-24',
} as const;
export const editionBody = {
  bilingual: true,
  translation: 'professional',
  swedishText: 'Alla ska kunna bo bra. Därför bygger vi nya bostäder i hela länet.',
  unitCost: 145,
} as const;
const swedish = { language: 'sv', bilingual: false, translation: 'original', printYourself: false } as const;
const somali = {
  language: 'so',
  bilingual: true,
  translation: 'professional',
  unitCost: 145,
  readability: { lix: 14, words: 13, bureaucratic: false },
  printYourself: false,
} as const;
export const itemBody = { ...about, editions: { sv: { bilingual: false, translation: 'original' } } } as const;
export const item = { id: 'platform-short', ...about, editions: [swedish, somali], ...stamps } as const;
export const edition = { item: 'platform-short', ...somali, swedishText: editionBody.swedishText, ...stamps } as const;
export const packBody = {
  size: 'small',
  lines: [
    { item: 'platform-short', language: 'sv', quantity: 200 },
    { item: 'poster-a', quantity: 15 },
  ],
} as const;
export const pack = { id: 'small', ...packBody, ...stamps } as const;
export const catalogue = {
  items: [
    {
      id: 'platform-short',
      ...about,
      valid: true,
      editions: [
        { ...swedish, available: 20_000, orderBefore: '2026-08-24' },
        { ...somali, available: 0, nextRun: { promised: '2026-08-22', available: 400 }, orderBefore: '2026-08-24' },
      ],
    },
  ],
  packs: [{ id: 'small', ...packBody, makeable: 100, limitedBy: { item: 'platform-short', language: 'sv' } }],
} as const;
export const proposalBody = { unit: 'solna', name: 'Bostäder i Hagalund', kind: 'folder', language: 'sv' } as const;
export const proposal = { id: `solna.${ulid}`, ...proposalBody, status: 'proposed', ...stamps } as const;

export const movementBody = {
  depot: 'district',
  item: 'platform-short',
  language: 'so',
  quantity: 2_500,
  reason: 'arrival',
} as const;
const edited = { item: 'platform-short', language: 'so' } as const;
export const stockRow = {
  depot: 'district',
  ...edited,
  onHand: 2_400,
  reserved: 100,
  incoming: 0,
  available: 2_400,
} as const;
export const movement = {
  id: `platform-short.${ulid}`,
  ...movementBody,
  given: [{ unit: 'solna', order: `solna.${ulid}`, quantity: 100 }],
  ...stamps,
} as const;
export const unmoved = { reversed: { at: '2026-08-02T08:00:00.000Z', reason: 'En nolla för mycket.' } } as const;
export const stockOfEdition = {
  movement: movement.id,
  ...edited,
  received: 2_500,
  delivered: 0,
  waste: 0,
  difference: 0,
  waiting: 0,
  depots: [stockRow],
  given: [{ unit: 'solna', order: `solna.${ulid}`, depot: 'district', quantity: 100 }],
  version: 3,
} as const;

export const orderBody = {
  unit: 'solna',
  deliverTo: 'Lokalen på Storgatan 1, vardagar efter 17',
  neededBy: '2026-08-25',
  lines: [{ ...edited, quantity: 150 }],
} as const;
export const order = {
  id: `solna.${ulid}`,
  unit: 'solna',
  status: 'placed',
  deliverTo: orderBody.deliverTo,
  neededBy: orderBody.neededBy,
  acceptPartial: true,
  filer: '01M83Y8C5VMEMBER0000000001',
  lines: [
    {
      ...edited,
      quantity: 150,
      sources: [
        { from: 'stock', quantity: 100, depot: 'district' },
        { from: 'print-run', quantity: 50, run: `platform-short.so.${ulid}`, promised: '2026-08-22', late: false },
      ],
      delivered: 0,
      late: false,
    },
  ],
  ...stamps,
} as const;
const reversedAt = '2026-08-24T08:00:00.000Z';
const sent = {
  id: ulid,
  at: '2026-08-23T08:00:00.000Z',
  lines: [{ ...edited, depot: 'district', quantity: 100 }],
} as const;
export const undelivered = {
  deliveries: [{ ...sent, reversed: { at: reversedAt, reason: 'Bilen åkte aldrig.' } }],
} as const;
export const unreceived = {
  status: 'delivered',
  deliveries: [sent],
  receipts: [
    {
      id: ulid,
      at: '2026-08-23T12:00:00.000Z',
      missing: [{ ...edited, quantity: 10 }],
      reversed: { at: reversedAt, reason: 'Kartongen fanns i källaren.' },
    },
  ],
} as const;

export const runBody = { ...edited, quantity: 1_000, deliveredBy: '2026-08-22' } as const;
export const run = {
  id: `platform-short.so.${ulid}`,
  ...runBody,
  status: 'confirmed',
  arrivals: [],
  ...stamps,
} as const;
export const fundedRunBody = { ...runBody, cost: 145_000, budgetLine: 'material' } as const;
export const awaitingRun = {
  ...run,
  status: 'awaiting-funds',
  spending: { request: `district.${ulid}`, status: 'submitted' },
} as const;
export const arrived = {
  status: 'arrived',
  arrived: 1_000,
  arrivedAt: '2026-08-22T07:30:00.000Z',
  given: [{ unit: 'solna', quantity: 50, order: order.id }],
  arrivals: [
    {
      id: ulid,
      at: '2026-08-22T07:30:00.000Z',
      quantity: 1_000,
      given: [{ unit: 'solna', quantity: 50, order: order.id }],
    },
  ],
} as const;
export const unarrived = {
  arrivals: [
    { ...arrived.arrivals[0], reversed: { at: '2026-08-22T08:00:00.000Z', reason: 'De kom till ett annat distrikt.' } },
  ],
} as const;
export const calledOff = {
  status: 'cancelled',
  calledOff: { at: '2026-08-10T08:00:00.000Z', reason: 'Beställd två gånger.' },
} as const;
export const gap = {
  item: 'platform-short',
  name: about.name,
  language: 'ti',
  why: 'missing',
  copies: 200,
  orders: 1,
  units: ['solna'],
  proposals: [],
} as const;
export const demand = {
  ...edited,
  waiting: 600,
  orders: 3,
  coming: 0,
  awaitingFunds: 0,
  open: 600,
  neededBy: '2026-08-30',
  printBy: '2026-08-13',
  isLate: false,
  proposal: { quantity: 1_000, cost: 150_000, parts: [{ quantity: 1_000, cost: 150_000 }] },
} as const;
