/** What the API page shows: a boost of Solna's yard party. Pure. */
export const boostBody = {
  channel: 'fb-district',
  amount: 50_000,
  audience: 'families',
  area: 'solna',
  event: '01M83Y8C5VKN9V3T2F4F6W6Q1D',
  unit: 'solna',
} as const;
export const boost = {
  id: '01M83Y8C5VKN9V3T2F4F6W6Q1B',
  ...boostBody,
  status: 'awaiting-funds',
  spending: { request: 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1S' },
  version: 1,
  createdAt: '2026-08-03T09:30:00.000Z',
  updatedAt: '2026-08-03T09:30:00.000Z',
} as const;
