import type { Answer } from '../../core/contract.ts';
import { onDay } from '../../core/days.ts';
import { language } from '../../core/language.ts';

/** Publications as the API tells them. */
export type Shown = Answer<'GET /campaigns/{campaign}/publicity/plan'>['publications'][number];
export type Publication = Answer<'GET /campaigns/{campaign}/events/{event}/publications/{publication}'>;

/** A time in Stockholm, as the API tells it: `sön 23 aug kl. 12.00`. */
export const momentWords = (at: string): string => {
  const [day = '', time = ''] = at.split('T');
  const clock = time.slice(0, 5);
  return language.value === 'sv' ? `${onDay(day)} kl. ${clock.replace(':', '.')}` : `${onDay(day)} at ${clock}`;
};
export const timeWords = (at: string): string => at.slice(11, 16).replace(':', language.value === 'sv' ? '.' : ':');
/** What is declined, withdrawn or void is in nobody's way. */
export const isPlanned = ({ status }: Pick<Shown, 'status'>): boolean =>
  status === 'proposed' || status === 'accepted' || status === 'posted';
export const addressOf = (campaign: string, { event, id }: Pick<Shown, 'event' | 'id'>): string =>
  `/c/${campaign}/publicity/${event}/${id}`;
