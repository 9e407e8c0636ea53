/** What the API page shows: the Somali folder, uploaded by the district office and printed in Solna. Pure. */
const edition = { item: 'platform-short', language: 'so' } as const;

export const uploadBody = { name: 'Valplattform kort, somaliska.pdf', size: 1_843_200 } as const;
export const upload = {
  id: '01M83Y8C5VKN9V3T2F4F6W6Q1J',
  ...edition,
  name: uploadBody.name,
  status: 'waiting',
  expiresAt: '2026-08-01T08:15:00.000Z',
  version: 1,
  createdAt: '2026-08-01T08:00:00.000Z',
  updatedAt: '2026-08-01T08:00:00.000Z',
} as const;
export const form = {
  url: 'https://valsam-files.s3.eu-north-1.amazonaws.com/',
  fields: { key: 'incoming/val-2018/platform-short/so/01M83Y8C5VKN9V3T2F4F6W6Q1J', Policy: 'eyJ…' },
} as const;
export const printed = { ...edition, unit: 'solna', printed: 150, version: 1 } as const;

const use = { downloads: 3, printed: 150 } as const;
export const file = {
  name: uploadBody.name,
  bytes: uploadBody.size,
  pages: 2,
  uploadedAt: '2026-08-01T08:01:00.000Z',
  ...use,
} as const;
export const uses = { ...use, perUnit: [{ unit: 'solna', ...use }], perEdition: [{ ...edition, ...use }] } as const;
