/** What the API page shows: a cabin that Nykvarn has over a weekend, half staffed. Pure. */
const stamps = { version: 2, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-03T09:30:00.000Z' };
const period = { from: '2026-08-22', to: '2026-08-23' };

export const defect = {
  id: '01M83Y8C5VKN9V3T2F4F6W6Q1H',
  from: '2026-09-01',
  to: '2026-09-02',
  note: 'Luckan går inte att låsa.',
  reportedAt: '2026-08-03T09:30:00.000Z',
} as const;

export const assetBody = {
  kind: 'cabin',
  home: 'Förrådet i Farsta',
  openingHours: { from: '12:00', to: '18:00' },
  notes: 'Släp behövs.',
} as const;

export const bookingBody = {
  kind: 'cabin',
  unit: 'nykvarn',
  ...period,
  crew: [
    { day: '2026-08-22', from: '12:00', to: '18:00', people: 3 },
    { day: '2026-08-23', from: '14:00', to: '16:00', people: 2 },
  ],
} as const;

export const booking = {
  id: 'nykvarn.01M83Y8C5VKN9V3T2F4F6W6Q1G',
  asset: 'cabin-7',
  ...bookingBody,
  status: 'booked',
  uncovered: [
    { day: '2026-08-23', from: '12:00', to: '14:00' },
    { day: '2026-08-23', from: '16:00', to: '18:00' },
  ],
  defects: [],
  ...stamps,
} as const;

export const asset = {
  id: 'cabin-7',
  ...assetBody,
  taken: [{ ...period, booking: booking.id, unit: booking.unit }],
  defects: [defect],
  ...stamps,
} as const;
