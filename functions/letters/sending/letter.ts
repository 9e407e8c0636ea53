import { type LetterInput, letterOf } from '../writing/letter.ts';
import { mimeOf } from '../writing/mime.ts';
import type { Message } from './outside.ts';

/** What every letter of a campaign has in common. */
export type Letterhead = Pick<LetterInput, 'campaign' | 'campaignName' | 'domain'> & { readonly publicUrl: string };

type At = Pick<Letterhead, 'publicUrl' | 'campaign'>;
const pathOf = (subject: string): string => subject.split('/').map(encodeURIComponent).join('/');
/** Where the page shows a thing to whoever has signed in and may see it (web/screens/at); the link itself holds no right. */
export const linkTo = ({ publicUrl, campaign }: At, { subject }: { readonly subject?: string }): string =>
  `${publicUrl}/c/${campaign}${subject === undefined ? '' : `/at/${pathOf(subject)}`}`;
/** Where one says which letters one wants. */
export const preferencesAt = ({ publicUrl, campaign }: At): string => `${publicUrl}/c/${campaign}/letters`;

/** The letter as it is handed over. */
export const messageOf = async (
  { publicUrl: _, ...head }: Letterhead,
  said: Omit<LetterInput, 'from' | 'domain' | 'campaign' | 'campaignName'>,
): Promise<Message> => {
  const from = `no-reply@${head.domain}`;
  return { from, to: said.to, raw: await mimeOf(letterOf({ ...head, ...said, from })) };
};
