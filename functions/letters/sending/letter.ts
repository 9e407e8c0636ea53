import { type LetterInput, letterOf } from '../writing/letter.ts';
import { mimeOf } from '../writing/mime.ts';
import type { Message } from './outside.ts';

/** What every letter of a campaign has in common. */
export type Letterhead = Pick<LetterInput, 'campaign' | 'campaignName' | 'domain'> & { readonly publicUrl: string };

/** The page that says how to get to a thing; it tells nothing of it. */
export const linkTo = (
  { publicUrl, campaign }: Pick<Letterhead, 'publicUrl' | 'campaign'>,
  { subject }: { readonly subject?: string },
): string => `${publicUrl}/waits/${campaign}${subject === undefined ? '' : `?about=${encodeURIComponent(subject)}`}`;

/** The letter as it is handed over. */
export const messageOf = async (
  { publicUrl: _, ...head }: Letterhead,
  said: Omit<LetterInput, 'from' | 'domain' | 'campaign' | 'campaignName'>,
): Promise<Message> => {
  const from = `no-reply@${head.domain}`;
  return { from, to: said.to, raw: await mimeOf(letterOf({ ...head, ...said, from })) };
};
