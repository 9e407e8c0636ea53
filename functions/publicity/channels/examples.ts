/** What the API page shows: the district's page, and a yard party in it. */
const stamps = { version: 1, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-01T08:00:00.000Z' };

export const channelBody = {
  kind: 'facebook',
  owner: 'district',
  name: 'Distriktet på Facebook',
  audience: 18_000,
  languages: ['sv', 'en'],
  guidelines: 'Högst två inlägg om dagen. Bild i liggande format.',
  leadTimeDays: 2,
  minGapHours: 6,
} as const;

export const channel = {
  id: 'fb-district',
  ...channelBody,
  measured: { publications: 3, reach: 3_240, audience: 54_000 },
  boosted: { boosts: 1, reach: 9_100, spent: 50_000 },
  ...stamps,
} as const;
