/** What the API page shows: a hook of the district office that could not be reached for a while. Pure. */
const stamps = { version: 1, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-01T08:00:00.000Z' };

export const hookBody = { office: 'district', url: 'https://hooks.example.org/valsam' } as const;
export const hook = {
  id: '01M83Y8C5VKN9V3T2F4F6W6Q1D',
  ...hookBody,
  events: ['event.created', 'event.changed', 'event.cancelled'],
  status: 'on',
  onSince: stamps.createdAt,
  ...stamps,
} as const;
export const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';
export const failure = {
  id: '01M8A0C7Q4ZB1S7V0J1M5N9XK2',
  type: 'event.changed',
  event: '01M83Z1B8W6H2Y9D4R5T7P3C0F',
  at: '2026-08-03T09:30:00.000Z',
  status: 'waiting',
  tries: 3,
  lastTriedAt: '2026-08-03T09:35:05.000Z',
  last: { status: 503 },
  nextTryAt: '2026-08-03T10:05:05.000Z',
} as const;
