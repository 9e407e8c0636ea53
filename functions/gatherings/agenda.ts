import { text } from '../../shared/problems.ts';
import { type Open, type Waiting } from '../../shared/waiting.ts';
import { factOf, idIn, periodFact, plain } from '../../shared/waiting-words.ts';
import type { Gathering } from './state.ts';
import { partition } from './store.ts';
import { gatheringWaits, kinds } from './waiting.ts';

/** How what waits of the campaign's events is found and told. */
const titleOf = (wait: Open) => {
  const title = factOf(wait, 'title');
  if (wait.kind === 'answer') return text(`Publicera ${title}?`, `Publish ${title}?`);
  if (wait.kind === 'revise') return text(`Ändra och lämna in igen: ${title}`, `Change and submit again: ${title}`);
  return wait.kind === 'results' ? text(`Vad blev resultatet av ${title}?`, `What came of ${title}?`) : plain(title);
};

const events: Waiting<Gathering> = {
  kinds,
  waits: gatheringWaits,
  partition,
  prefix: 'v#',
  subject: (rest) => `events/${rest}`,
  params: (wait) => ({ event: idIn(wait) }),
  say: (wait) => ({
    title: titleOf(wait),
    ...(wait.kind !== 'answer' && { unit: wait.for[0] }),
    facts: [periodFact(factOf(wait, 'begins'), factOf(wait, 'ends'))],
  }),
};

export const waiting = { events };
