/** An example for the description of the API. Pure. */
export const feed = {
  id: 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1D',
  unit: 'solna',
  version: 1,
  createdAt: '2026-08-01T08:00:00.000Z',
  updatedAt: '2026-08-01T08:00:00.000Z',
};
