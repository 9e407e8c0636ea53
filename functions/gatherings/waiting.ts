import { addDays } from '../../shared/calendar.ts';
import { offices } from '../../shared/units.ts';
import { type Wait, waitsIn } from '../../shared/waiting.ts';
import { type Gathering, isOff } from './state.ts';

/** What of the campaign's events waits for whom. Pure. */
export const kinds = {
  answer: ['decide', 'publishEvent', 'declineEvent'],
  revise: ['do', 'changeEvent', 'submitEvent'],
  results: ['do', 'reportResults'],
  event: ['know'],
  off: ['know'],
} as const;
const onEvent = waitsIn(kinds);

/** Titles are as long as people like. */
const longest = 80;
const short = (title: string): string => (title.length > longest ? `${title.slice(0, longest - 1)}…` : title);

export const gatheringWaits = (gathering: Gathering): readonly Wait[] => {
  const { status, owner, replyBy, escalated, organisers, startsAt, endsAt, visibility } = gathering;
  const [begins, ends] = [startsAt.slice(0, 10), endsAt.slice(0, 10)];
  const facts = { title: short(gathering.title), begins, ends };
  // What is published of it elsewhere is void.
  const off = isOff(gathering) || visibility === 'members' ? [onEvent('off', { for: [], facts })] : [];
  if (status === 'submitted')
    return [
      ...off,
      onEvent('answer', { for: escalated || !owner ? offices : [owner], due: replyBy, until: ends, owner, facts }),
    ];
  // Sent back: it was submitted before.
  if (status === 'draft' && owner !== undefined)
    return [...off, onEvent('revise', { for: organisers, until: ends, facts })];
  if (status !== 'published') return off;
  return [
    ...off,
    onEvent('event', { for: organisers, from: begins, facts }),
    onEvent('results', { for: organisers, from: addDays(ends, 1), facts }),
  ];
};
