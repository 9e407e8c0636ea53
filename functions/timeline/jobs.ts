import type { AllOf } from '../../shared/capability.ts';
import { dayOf } from '../../shared/calendar.ts';
import { daily, inAll, step, stepEach, type Tended } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { inOrder } from '../../shared/reads.ts';
import { timelineEvents } from './events.ts';
import { governing } from './governed.ts';
import { governedBehind } from './on-milestone.ts';
import { lapsed, reminders } from './reminding.ts';
import { electionMoved } from './slip.ts';
import { electionDay, keeping, timeline, timelineAggregate, timelineShown, withDeadlines } from './store.ts';
import type { Timeline } from './state.ts';
import { timelineTexts } from './texts.ts';

/** So many at once: a transaction holds a hundred items. */
const mostAtOnce = 80;

/**
 * Daily: whoever owns a milestone is reminded of it (D25), proposals that are moot go, a campaign that has another election
 * day than before moves what is relative to it, and what people wrote is forgotten some days after the campaign
 * (invariant 9). Each step asks what is stored whether it has been done, so a repeated run does nothing.
 */
export const handlerOf = (all: AllOf<'dated'>) => {
  const governed = governing(all);
  return daily(async (campaign, now) => {
    const { id } = campaign;
    const today = dayOf(now);
    const is = await readOne(timelineShown(id));
    const texts = await forgetTexts(campaign, now, { name: 'timeline' }, { texts: timelineTexts, stored: keeping });
    if (is.version === 0) return texts;
    const tended: Tended[] = [
      texts,
      await step(id, withDeadlines, {
        reads: () =>
          inOrder({ timeline: timeline(id), electionDay: electionDay(id) }, (found) =>
            governed.reads(id, governedBehind(found.timeline, undefined, found.electionDay)),
          ),
        decide: electionMoved,
      }),
      await step(id, timelineAggregate, {
        reads: () =>
          inOrder({ timeline: timeline(id) }, (found) => ({
            things: governed.things(id, governedBehind(found.timeline, undefined, '')),
          })),
        decide: (state) => lapsed(state.timeline, state.things).slice(0, mostAtOnce),
      }),
    ];
    // Election day may have moved since it was read; what is due is more than one transaction holds.
    const due = reminders(await readOne(timelineShown(id)), today).map(({ subject }) => subject);
    const steps = Array.from({ length: Math.ceil(due.length / mostAtOnce) }, (_, i) => {
      const some = new Set(due.slice(i * mostAtOnce, (i + 1) * mostAtOnce));
      return {
        reads: () => inOrder({ timeline: timeline(id) }),
        decide: (state: { readonly timeline: Timeline }) =>
          reminders(state.timeline, today).filter(({ subject }) => some.has(subject)),
      };
    });
    return inAll([...tended, await stepEach(id, timelineAggregate, timelineEvents, steps)]);
  });
};
