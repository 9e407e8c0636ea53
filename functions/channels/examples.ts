/** What the API page shows: the district's page, and a yard party in it. Pure. */
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

const event = '01M83Y8C5VKN9V3T2F4F6W6Q1E';
export const publicationBody = {
  channel: 'fb-district',
  at: '2026-08-23T18:00',
  language: 'sv',
  text: 'Kom på gårdsfest i Kista på onsdag: hoppborg, korv och politik.',
} as const;
export const publication = {
  id: '01M83Y8C5VKN9V3T2F4F6W6Q1P',
  event,
  title: 'Gårdsfest i Kista',
  ...publicationBody,
  owner: 'district',
  status: 'proposed',
  replyBy: '2026-08-06',
  tooLate: false,
  ...stamps,
} as const;
export const publicationShown = {
  ...publication,
  clashes: [
    {
      why: 'channel',
      channel: 'fb-district',
      at: '2026-08-23T16:00',
      event: '01M83Y8C5VKN9V3T2F4F6W6Q1F',
      title: 'Cykeltur',
      link: '/campaigns/val-2026/events/01M83Y8C5VKN9V3T2F4F6W6Q1F/publications/01M83Y8C5VKN9V3T2F4F6W6Q1R',
    },
  ],
} as const;
export const postedUrl = 'https://social.example/distriktet/4711';
export const posted = { ...publication, status: 'posted', url: postedUrl, version: 3 } as const;
