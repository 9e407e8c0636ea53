import { type LetterInput, letterOf } from '../writing/letter.ts';
import { mimeOf } from '../writing/mime.ts';
import { placeIn, preferencesIn } from '../writing/places.ts';
import type { Message } from './outside.ts';

/** What every letter of a campaign has in common. */
export type Letterhead = Pick<LetterInput, 'campaign' | 'campaignName' | 'domain'> & { readonly publicUrl: string };

type At = Pick<Letterhead, 'publicUrl' | 'campaign'>;
export const linkTo = ({ publicUrl, campaign }: At, { subject }: { readonly subject?: string }): string =>
  publicUrl + placeIn(campaign, subject);
export const preferencesAt = ({ publicUrl, campaign }: At): string => publicUrl + preferencesIn(campaign);

/** The letter as it is handed over. */
export const messageOf = async (
  { publicUrl: _, ...head }: Letterhead,
  said: Omit<LetterInput, 'from' | 'domain' | 'campaign' | 'campaignName'>,
): Promise<Message> => {
  const from = `no-reply@${head.domain}`;
  return { from, to: said.to, raw: await mimeOf(letterOf({ ...head, ...said, from })) };
};
