/** What the API page shows: a yard party that Solna submitted, and somebody else's debate at the same time. Pure. */
const id = '01M83Y8C5VKN9V3T2F4F6W6Q1D';
const stamps = { version: 2, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-03T09:30:00.000Z' };

export const eventBody = {
  title: 'Gårdsfest i Hagalund',
  summary: 'Hoppborg, korv och samtal om skolan.',
  description: 'Alla är välkomna. Vi bjuder på korv så länge den räcker.',
  texts: { ar: { title: 'حفلة في هاغالوند', summary: 'قلعة نطاطة ونقانق وحديث عن المدرسة.' } },
  kind: 'yard-party',
  audience: 'families',
  place: { name: 'Hagalundsparken', address: 'Hagalundsgatan 30, Solna', area: 'solna', lat: 59.3663, lon: 18.0079 },
  startsAt: '2026-08-22T14:00',
  endsAt: '2026-08-22T17:00',
  organisers: ['solna'],
  languages: ['sv', 'ar'],
  accessibility: { stepFree: true, toilet: true },
  visibility: 'public',
  cost: 300_000,
  hours: { staff: 8, activists: 30 },
  expectedReach: 450,
  contact: { email: 'fest@solna.example', public: true },
} as const;

export const event = {
  id,
  status: 'submitted',
  unit: 'solna',
  filer: '01M83Y8C5VMEMBER0000000001',
  ...eventBody,
  gaps: [{ language: 'ar', missing: ['description'] }],
  sequence: 0,
  changedAt: '2026-08-01T08:00:00.000Z',
  owner: 'city-hall',
  replyBy: '2026-08-08',
  ...stamps,
} as const;

const other = '01M83Y8C5VKN9V3T2F4F6W6Q1E';
export const eventWithClashes = {
  ...event,
  clashes: [
    {
      why: ['area'],
      overlap: { from: '2026-08-22T16:00', to: '2026-08-22T17:00' },
      event: other,
      title: 'Debatt om bostäder',
      link: `/campaigns/val-2026/events/${other}`,
    },
  ],
} as const;

export const eventInFull = {
  ...eventWithClashes,
  history: [
    {
      id: '01M83Y8C5VKN9V3T2F4F6W6Q1F',
      at: '2026-08-03T09:30:00.000Z',
      event: 'EventSubmitted',
      data: { event: id, owner: 'city-hall', replyBy: '2026-08-08' },
    },
  ],
} as const;

export const results = { reach: 450, attended: 120, cost: 300_000, hours: { staff: 10, activists: 26 } } as const;
export const reversedResults = {
  ...results,
  reversed: { at: '2026-08-23T10:00:00.000Z', reason: 'Siffrorna gällde festen i Huvudsta.' },
} as const;
