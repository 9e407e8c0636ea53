import PostalMime from 'postal-mime';
import { letterOf, type LetterInput, type Line } from '../../functions/letters/writing/letter.ts';
import { mimeOf } from '../../functions/letters/writing/mime.ts';

/** Letters, and an independent reader of their bytes. */
export const line = (change: Partial<Line> = {}): Line => ({
  action: 'decide',
  text: 'Solna har begärt 12 000 kr ur posten Publicitet; senast 8 augusti behöver två chefer godkänna.',
  due: '2026-08-08',
  link: 'https://valsam.example.org/go/val-2026/pot/requests/solna.1',
  subject: 'pot/requests/solna.1',
  group: 'pot',
  ...change,
});

export const anyLetter: LetterInput = {
  kind: 'now',
  language: 'sv',
  to: 'head@example.org',
  from: 'no-reply@valsam.example.org',
  replyTo: 'kansliet@example.org',
  lines: [line()],
  id: 'm#01J4Z6X9Q8W7E6R5T4Y3V2B1N0#now#01J4Z6X9Q8W7E6R5T4Y3V2B1N1',
  at: '2026-08-03T05:30:00.000Z',
  domain: 'valsam.example.org',
  campaign: 'val-2026',
  campaignName: 'Valrörelsen 2026',
  unitName: 'Distriktskansliet',
  unsubscribe: 'https://valsam.example.org/unsubscribe/T0KEN',
};

export const bytesOf = (change: Partial<LetterInput> = {}): Promise<Uint8Array> =>
  mimeOf(letterOf({ ...anyLetter, ...change }));

export const read = async (change: Partial<LetterInput> = {}) => {
  const bytes = await bytesOf(change);
  const mail = await PostalMime.parse(bytes);
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
  return { ...mail, bytes, source: new TextDecoder('latin1').decode(bytes), names: headers };
};
