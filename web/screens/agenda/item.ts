import type { Answer } from '../../core/contract.ts';

/** What waits, and what happens, as the API tells it. Pure. */
export type Agenda = Answer<'GET /campaigns/{campaign}/agenda'>;
export type Item = Agenda['items'][number];

/** Where an item is shown by itself: its id says which of several ways to wait it is. */
export const addressOf = (campaign: string, { id }: Item): string => `/c/${campaign}/decide/${id}`;
export const isVote = ({ kind, subject }: Item): boolean => kind === 'vote' && subject.startsWith('pot/requests/');
