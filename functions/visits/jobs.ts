import { type Day, dayOf } from '../../shared/calendar.ts';
import { daily, inAll, isForgettable, stepEach, type Tended } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { inOrder, needed } from '../../shared/reads.ts';
import { visitsEvents } from './events.ts';
import { forgetCandidates } from './people.ts';
import { escalate } from './rules.ts';
import type { Visit } from './state.ts';
import { candidate, stored, visit, visitsAggregate, visitsBy } from './store.ts';
import { visitsTexts } from './texts.ts';

/** A step with each of these requests, judged anew from what is stored. */
const escalateEach = async (campaign: string, visits: readonly Visit[], today: Day): Promise<Tended> => {
  const steps = visits.map(({ id }) => ({
    reads: () =>
      inOrder({ visit: needed(visit(campaign, id)) }, (found) => ({
        candidate: needed(candidate(campaign, found.visit.candidate)),
      })),
    decide: (state: Parameters<typeof escalate>[0]) => escalate(state, today),
  }));
  return stepEach(campaign, visitsAggregate, visitsEvents, steps);
};

/**
 * Daily: the heads are told of what should have been answered (D6), and who the candidates are, and what people wrote, is
 * forgotten some days after the campaign (invariant 9).
 */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const today = dayOf(now);
  const overdue = (await readOne(visitsBy(id, 'asked'))).filter(({ replyBy }) => replyBy < today);
  const escalated = await escalateEach(id, overdue, today);
  if (!(await isForgettable(campaign, now))) return escalated;
  const texts = await forgetTexts(campaign, now, { name: 'visits' }, { texts: visitsTexts, stored });
  const everybody = () => true;
  return inAll([escalated, texts, await forgetCandidates(id, everybody, everybody)]);
});
