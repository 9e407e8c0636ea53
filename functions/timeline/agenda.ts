import { text } from '../../shared/problems.ts';
import { fact, type Waiting } from '../../shared/waiting.ts';
import { unitCalled } from '../../shared/words.ts';
import { milestoneCalled } from './called.ts';
import { subjectOf } from './rules.ts';
import type { Timeline } from './state.ts';
import { partition } from './store.ts';
import { timelineKinds, timelineWaits } from './waiting.ts';

/** How what waits of a timeline is told. */
const milestones: Waiting<Timeline> = {
  kinds: timelineKinds,
  waits: timelineWaits,
  partition,
  prefix: 'timeline',
  // Each milestone has events of its own, and what was told of one is open by that one.
  subject: (_, { facts = {} }) => subjectOf(String(facts.milestone)),
  link: () => 'timeline',
  params: ({ facts = {} }) => ({ milestone: String(facts.milestone) }),
  say: ({ kind, owner = '', facts = {}, due = '' }) => {
    const name = milestoneCalled(String(facts.milestone));
    return kind === 'milestone'
      ? {
          title: text(`Milstolpen ${name}`, `The milestone ${name}`),
          facts: [fact('owner', text('Ägare', 'Owner'), text(unitCalled(owner), unitCalled(owner)))],
        }
      : {
          title: text(
            `Ny dag för en tryckning, sedan ${name} flyttades`,
            `Another day for a print run, since ${name} was moved`,
          ),
          facts: [fact('day', text('Föreslagen dag', 'Proposed day'), text(due, due))],
        };
  },
};
export const waiting = { timeline: milestones };
